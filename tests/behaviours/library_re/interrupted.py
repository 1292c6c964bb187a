"""A match that would never end is interrupted by a signal."""
import re
import signal


def stop(signum, frame):
    raise TimeoutError('too long')


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    re.match('(a+)+$', 'a' * 64 + 'b')
except TimeoutError as error:
    print(error)
