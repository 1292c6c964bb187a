"""A pair of connected sockets carries octets both ways, and an empty read is the end."""
import socket

a, b = socket.socketpair()
with a, b:
    print(a.family.name, a.type.name, a.proto)
    a.sendall(b'there')
    print(b.recv(100))
    print(b.send(b'back'))
    print(a.recv(2), a.recv(2))
    a.shutdown(socket.SHUT_WR)
    print(b.recv(1))
    b.sendall(b'still open')
    print(a.recv(100))
print(a.fileno(), b.fileno())
