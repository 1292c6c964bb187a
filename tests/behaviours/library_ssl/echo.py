"""A client and a server talk over TLS, and both see that the connection is closed."""
import socket
from _parties import client_context, server_context, serving


def talk(sock):
    while data := sock.recv(100):
        sock.sendall(data.upper())


with serving(talk, server_context()) as (address, failures):
    with socket.create_connection(address) as plain:
        with client_context().wrap_socket(plain, server_hostname='localhost') as sock:
            print(plain.fileno(), sock.server_side, sock.server_hostname)
            print(sock.version(), sock.cipher(), sock.compression(), sock.selected_alpn_protocol())
            for word in (b'first', b'second'):
                print(sock.send(word), sock.recv(100))
            print(sock.pending())
print(failures)
