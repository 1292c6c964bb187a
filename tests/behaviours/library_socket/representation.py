"""What a socket looks like."""
import socket

with socket.socket() as sock:
    shown = repr(sock).replace(f'fd={sock.fileno()}', 'fd=N')
    print(shown)
    print(repr(sock.family), repr(sock.type), sock.proto)
print(sock)
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
    print(repr(sock).replace(f'fd={sock.fileno()}', 'fd=N'))


class Own(socket.socket):
    pass


with Own() as sock:
    print(repr(sock).split(' ')[0])
