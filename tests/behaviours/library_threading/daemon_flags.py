"""A thread is a daemon if it is told so, or if the one that makes it is."""
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


found = []


def make():
    found.append(threading.Thread().daemon)
    found.append(threading.Thread(daemon=False).daemon)


for daemon in (False, True):
    thread = threading.Thread(target=make, daemon=daemon)
    thread.start()
    thread.join()
print(found)
thread = threading.Thread()
thread.daemon = True
print(thread.daemon, thread.isDaemon() if hasattr(thread, 'isDaemon') else None)
thread.start()
thread.join()


def change():
    thread = threading.current_thread()
    thread.daemon = True


attempt(change)
