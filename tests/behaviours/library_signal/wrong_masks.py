"""Masks are made of signals' numbers, and there are three ways to change them."""
import signal


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(signal.pthread_sigmask, 99, [])
for mask in ([0], [1000], ['a'], 5, [-1]):
    attempt(signal.pthread_sigmask, signal.SIG_BLOCK, mask)
attempt(signal.sigwait, [0])
attempt(signal.sigtimedwait, [signal.SIGUSR1], -1)
attempt(signal.sigtimedwait, [signal.SIGUSR1], 'a')
print(signal.Sigmasks.__members__)
attempt(signal.siginterrupt, 0, True)
attempt(signal.siginterrupt, signal.SIGKILL, True)
attempt(signal.siginterrupt, signal.SIGUSR1, False)
