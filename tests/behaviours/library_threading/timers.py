"""A timer calls a function later, unless it is cancelled."""
import threading

called = threading.Event()
results = []


def note(*args, **kwargs):
    results.append((args, kwargs))
    called.set()


timer = threading.Timer(0.01, note, args=[1], kwargs={'two': 2})
timer.start()
print(called.wait(30), results)
timer.join()
late = threading.Timer(1000, note)
late.start()
late.cancel()
late.join()
print(len(results), late.finished.is_set(), timer.finished.is_set(), threading.Timer.__mro__[1].__name__)
