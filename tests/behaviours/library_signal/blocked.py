"""A blocked signal waits, and its handler runs before unblocking returns."""
import os
import signal

signal.signal(signal.SIGUSR1, lambda number, frame: print('handler', signal.Signals(number).name))
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2]))
print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print('blocked', signal.sigpending())
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])))
print('unblocked', signal.sigpending(), signal.pthread_sigmask(signal.SIG_SETMASK, []))
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
