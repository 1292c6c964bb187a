"""A file of a socket that timed out cannot be read from any more."""
import socket

a, b = socket.socketpair()
with a, b:
    a.settimeout(0.01)
    file = a.makefile('rb')
    for _ in range(2):
        try:
            file.read(1)
        except OSError as error:
            print(type(error).__name__, error)
    file.close()
