"""Handlers of other signals run while one is waited for."""
import os
import signal

seen = []


def handler(number, frame):
    seen.append(signal.Signals(number).name)
    os.kill(os.getpid(), signal.SIGUSR1)


signal.signal(signal.SIGALRM, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(signal.sigwaitinfo([signal.SIGUSR1]).si_signo, seen)


def fail(number, frame):
    raise RuntimeError('from the handler')


signal.signal(signal.SIGALRM, fail)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    signal.sigwaitinfo([signal.SIGUSR1])
except RuntimeError as error:
    print(error)
