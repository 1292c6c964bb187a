"""Several threads import the same module, which is loaded once."""
import threading

results = []


def work():
    import _slow_module

    results.append(_slow_module.value)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
