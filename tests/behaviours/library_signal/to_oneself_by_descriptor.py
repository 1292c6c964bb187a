"""A signal to oneself through a descriptor is handled before the call returns."""
import os
import signal

descriptor = os.pidfd_open(os.getpid())
signal.signal(signal.SIGUSR1, lambda number, frame: print('handler'))
signal.pidfd_send_signal(descriptor, signal.SIGUSR1)
print('after')
try:
    signal.pidfd_send_signal(descriptor, signal.SIGINT)
except KeyboardInterrupt:
    print('KeyboardInterrupt')
os.close(descriptor)
for pid in (0, -1):
    try:
        os.pidfd_open(pid)
    except OSError as error:
        print(error.errno)
