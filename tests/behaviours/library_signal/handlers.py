"""Signals and their handlers."""
import os
import signal

print(repr(signal.SIGINT), signal.SIGTERM == 15, signal.Signals(9).name, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(repr(signal.getsignal(signal.SIGUSR1)), signal.SIGUSR1 in signal.valid_signals(), signal.strsignal(signal.SIGKILL))
got = []
before = signal.signal(signal.SIGUSR1, lambda number, frame: got.append(signal.Signals(number).name))
print(repr(before))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(got)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is before)
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.getsignal(signal.SIGUSR1)), len(got))
for bad in ((99, signal.SIG_IGN), (signal.SIGKILL, signal.SIG_IGN), (signal.SIGUSR1, 'text')):
    try:
        signal.signal(*bad)
    except (ValueError, OSError, TypeError) as error:
        print(type(error).__name__, error)
try:
    signal.raise_signal(signal.SIGINT)
    print('not here')
except KeyboardInterrupt as error:
    print('KeyboardInterrupt')
