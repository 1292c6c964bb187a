"""Each signal is written to the wakeup descriptor, and a full pipe is reported if that is wanted."""
import os
import signal
import sys


def report(unraisable):
    print(unraisable.err_msg, type(unraisable.exc_value).__name__, unraisable.exc_value)


sys.unraisablehook = report
signal.signal(signal.SIGUSR1, lambda number, frame: print('handler'))
reader, writer = os.pipe()
try:
    signal.set_wakeup_fd(writer)
except ValueError as error:
    print(str(error).replace(str(writer), 'N'))
os.set_blocking(writer, False)
print(signal.set_wakeup_fd(writer))
signal.raise_signal(signal.SIGUSR1)
print(os.read(reader, 10) == bytes([signal.SIGUSR1]))
try:
    while True:
        os.write(writer, b'x' * 65536)
except BlockingIOError:
    pass
signal.raise_signal(signal.SIGUSR1)
print(signal.set_wakeup_fd(writer, warn_on_full_buffer=False) == writer)
signal.raise_signal(signal.SIGUSR1)
print(signal.set_wakeup_fd(-1) == writer, signal.set_wakeup_fd(-1))
signal.raise_signal(signal.SIGUSR1)
