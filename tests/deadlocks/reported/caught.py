"""A program may catch the error; the threads that are left do not keep it from ending."""
# prints: caught: thread 'A' waits for itself
# prints: ends
# silent:
import threading

lock = threading.Lock()
thread = threading.Thread(target=lambda: lock.acquire() and lock.acquire(), name='A')
thread.start()
try:
    thread.join()
except threading.DeadlockError as error:
    assert isinstance(error, RuntimeError)
    print('caught:', str(error).splitlines()[0])
print('ends')
