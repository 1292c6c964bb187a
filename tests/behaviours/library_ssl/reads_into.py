"""What was said can be put into buffers, and is kept where there is no room for it."""
import socket
from _parties import client_context, server_context, serving


def talk(sock):
    sock.sendall(b'0123456789')
    sock.recv(1)


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        buffer = bytearray(8)
        print(sock.recv_into(buffer, 3), buffer, sock.pending())
        print(sock.recv_into(memoryview(buffer)[3:]), buffer, sock.pending())
        print(sock.read(1), sock.recv(0), sock.pending())
        view = bytearray(4)
        print(sock.read(2, view), view)
        sock.write(b'.')
        print(sock.recv(10), sock.recv(10))
print(failures)
