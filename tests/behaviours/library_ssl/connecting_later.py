"""A socket that is not connected yet speaks TLS once it is."""
import socket
from _parties import client_context, server_context, serving, shown

with serving(lambda sock: sock.sendall(sock.recv(10)), server_context(), 2) as (address, failures):
    with client_context().wrap_socket(socket.socket(), server_hostname='localhost') as sock:
        print(sock.version(), sock.cipher(), sock.pending())
        try:
            sock.getpeercert()
        except OSError as error:
            print(shown(error))
        sock.connect(address)
        sock.sendall(b'hello')
        print(sock.version(), sock.recv(10))
    with client_context().wrap_socket(socket.socket(), server_hostname='localhost', do_handshake_on_connect=False) as sock:
        print(sock.connect_ex(address), sock.version())
        sock.do_handshake()
        print(sock.version())
