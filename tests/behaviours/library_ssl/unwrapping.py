"""Both sides close TLS and go on without it."""
import socket
import ssl
from _parties import client_context, server_context, serving


def talk(sock):
    print('server', sock.recv(10))
    sock.sendall(b'close')
    sock = sock.unwrap()
    print('server', type(sock).__name__, sock.recv(20))
    sock.sendall(b'open answer')


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        sock.sendall(b'secret')
        print(sock.recv(10))
        print(sock.recv(10))
        plain = sock.unwrap()
        print(plain is sock, sock.version(), sock.cipher(), sock.pending())
        plain.sendall(b'open question')
        print(plain.recv(20))
        try:
            sock.unwrap()
        except ValueError as error:
            print(str(error).partition(' <')[0])
print(failures)
