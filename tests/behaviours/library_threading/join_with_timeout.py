"""join returns after a timeout, and says nothing of whether the thread has ended."""
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


go = threading.Event()
thread = threading.Thread(target=go.wait)
attempt(thread.join)
thread.start()
print(thread.join(0), thread.join(0.01), thread.join(timeout=-1), thread.is_alive())
go.set()
print(thread.join(), thread.join(), thread.is_alive())
attempt(thread.start)
attempt(threading.current_thread().join)
