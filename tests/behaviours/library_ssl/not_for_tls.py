"""What sockets can do and TLS cannot is refused."""
import socket
import ssl
from _parties import client_context, server_context, serving, shown


def attempt(function, *args):
    try:
        function(*args)
    except (ValueError, NotImplementedError, OSError) as error:
        print(shown(error))


with serving(lambda sock: sock.recv(1), server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        attempt(sock.send, b'x', 1)
        attempt(sock.sendall, b'x', 1)
        attempt(sock.recv, 1, 1)
        attempt(sock.recv_into, bytearray(1), 1, 1)
        attempt(sock.sendto, b'x', address)
        attempt(sock.recvfrom, 1)
        attempt(sock.recvfrom_into, bytearray(1))
        attempt(sock.dup)
        attempt(sock.connect, address)
        attempt(sock.read, -1)
        attempt(sock.get_channel_binding, 'unknown')
with socket.socket(type=socket.SOCK_DGRAM) as datagrams:
    attempt(client_context().wrap_socket, datagrams)
attempt(client_context().wrap_socket, socket.socket())
attempt(server_context().wrap_socket, socket.socket(), True, True, True, 'name')
attempt(lambda: server_context().wrap_socket(socket.socketpair()[0]))
