"""detach leaves the descriptor open, from which another socket object can be made."""
import socket

a, b = socket.socketpair()
number = a.detach()
print(a.fileno(), number >= 0, a.detach())
with socket.socket(fileno=number) as again, b:
    print(again.family.name, again.type.name, again.proto, again.fileno() == number)
    again.sendall(b'same')
    print(b.recv(10))
    with b.dup() as copy:
        print(copy.fileno() != b.fileno(), copy.family == b.family)
        copy.sendall(b'copy')
        print(again.recv(10))
    with socket.fromfd(b.fileno(), b.family, b.type) as third:
        third.sendall(b'third')
        print(again.recv(10))
for wrong in (-1, 'x'):
    try:
        socket.socket(fileno=wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
