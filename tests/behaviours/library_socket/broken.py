"""Writing to a socket whose other end is closed is a broken pipe, and no signal."""
import socket

a, b = socket.socketpair()
b.close()
for _ in range(2):
    try:
        a.send(b'x')
    except BrokenPipeError as error:
        print(error)
print(a.recv(1))
a.close()
