"""A signal to a thread is for that thread, but its handler runs on the main one."""
import signal
import threading
import time

# No Event: a handler that sets one may interrupt the very thread that holds its lock, while that waits.
handled = []


def handler(number, frame):
    print('handler', number == signal.SIGUSR1, threading.current_thread() is threading.main_thread())
    handled.append(number)


signal.signal(signal.SIGUSR1, handler)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
handled.clear()
go, ready = threading.Event(), threading.Event()
other = threading.Thread(target=lambda: (ready.set(), go.wait(30)))
other.start()
ready.wait(30)
signal.pthread_kill(other.ident, signal.SIGUSR1)
while not handled:
    time.sleep(0.01)
signal.pthread_kill(other.ident, 0)
go.set()
other.join()
handled.clear()
sender = threading.Thread(target=signal.pthread_kill, args=(threading.main_thread().ident, signal.SIGUSR1))
sender.start()
while not handled:
    time.sleep(0.01)
sender.join()
for args in (('a', 1), (threading.get_ident(), 1000)):
    try:
        signal.pthread_kill(*args)
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
