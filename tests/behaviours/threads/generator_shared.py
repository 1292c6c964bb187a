"""A generator that another thread is running refuses a second one."""
import threading

inside, leave = threading.Event(), threading.Event()


def slow():
    inside.set()
    leave.wait()
    yield "value"


generator = slow()
results = []
thread = threading.Thread(target=lambda: results.append(next(generator)))
thread.start()
inside.wait()
try:
    next(generator)
except ValueError as error:
    print(error)
leave.set()
thread.join()
print(results)
