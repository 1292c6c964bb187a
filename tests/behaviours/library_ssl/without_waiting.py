"""A socket that does not wait says what it waits for."""
import select
import socket
import ssl
from _parties import client_context, server_context, serving


def talk(sock):
    sock.sendall(sock.recv(100).upper())
    sock.recv(1)


with socket.create_server(('127.0.0.1', 0)) as silent:
    plain = socket.create_connection(silent.getsockname())
    plain.setblocking(False)
    sock = client_context().wrap_socket(plain, server_hostname='localhost', do_handshake_on_connect=False)
    for step in (sock.do_handshake, lambda: sock.recv(1), lambda: sock.send(b'x')):
        try:
            step()
        except ssl.SSLWantReadError as error:
            print(type(error).__name__, error.errno, str(error).partition(' (_ssl')[0])
    sock.close()
    plain = socket.create_connection(silent.getsockname())
    plain.setblocking(False)
    try:
        client_context().wrap_socket(plain, server_hostname='localhost')
    except ValueError as error:
        print(error)
with serving(talk, server_context()) as (address, failures):
    plain = socket.create_connection(address)
    plain.setblocking(False)
    sock = client_context().wrap_socket(plain, server_hostname='localhost', do_handshake_on_connect=False)
    with sock:
        while True:
            try:
                sock.do_handshake()
                break
            except ssl.SSLWantReadError:
                select.select([sock], [], [])
            except ssl.SSLWantWriteError:
                select.select([], [sock], [])
        try:
            sock.recv(10)
        except ssl.SSLWantReadError as error:
            print(type(error).__name__)
        print(sock.send(b'hello'))
        while True:
            try:
                print(sock.recv(10))
                break
            except ssl.SSLWantReadError:
                select.select([sock], [], [])
        sock.send(b'x')
print(failures)
