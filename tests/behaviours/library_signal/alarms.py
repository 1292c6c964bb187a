"""An alarm ends a wait by its handler, and a new one replaces it."""
import signal
import threading


class Late(Exception):
    pass


def handler(number, frame):
    raise Late


signal.signal(signal.SIGALRM, handler)
print(signal.alarm(100), signal.alarm(50), signal.alarm(0), signal.alarm(0))
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    threading.Event().wait(60)
except Late:
    print('late')
signal.setitimer(signal.ITIMER_REAL, 0.02)
lock = threading.Lock()
lock.acquire()
try:
    lock.acquire(timeout=60)
except Late:
    print('late again')
