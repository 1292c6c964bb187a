"""Signals that are none, or the system's alone, and descriptors that would wait are refused."""
import os
import signal
import threading


def show(function, *args):
    try:
        print(function(*args))
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


show(signal.signal, signal.SIGKILL, signal.SIG_DFL)
show(signal.signal, signal.SIGSTOP, signal.SIG_IGN)
show(signal.signal, 500, signal.SIG_DFL)
show(signal.signal, 0, signal.SIG_DFL)
show(signal.signal, "x", signal.SIG_DFL)
show(signal.signal, signal.SIGUSR1, 5)
show(signal.signal, signal.SIGUSR1, None)
show(signal.getsignal, 0)
show(signal.raise_signal, 500)
show(signal.pthread_kill, threading.get_ident(), 500)
show(signal.pthread_kill, threading.get_ident(), 0)
show(signal.strsignal, 0)
reader, writer = os.pipe()
show(signal.set_wakeup_fd, 9999)
os.set_blocking(writer, True)
message = f"the fd {writer} must be in non-blocking mode"
try:
    signal.set_wakeup_fd(writer)
except ValueError as error:
    print(str(error) == message)
os.set_blocking(writer, False)
print(signal.set_wakeup_fd(writer), signal.set_wakeup_fd(-1) == writer)
