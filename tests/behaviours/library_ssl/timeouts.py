"""A handshake and a read give up when their time is over."""
import socket
import ssl
import time
from _parties import client_context, server_context, serving

with socket.create_server(('127.0.0.1', 0)) as silent:
    with socket.create_connection(silent.getsockname()) as plain:
        plain.settimeout(0.05)
        try:
            client_context().wrap_socket(plain, server_hostname='localhost')
        except TimeoutError as error:
            print(type(error).__name__, str(error).rpartition(': ')[2])


def talk(sock):
    sock.recv(1)
    # A part of a record is no answer.
    sock.recv(1)


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        sock.settimeout(0.05)
        print(sock.gettimeout())
        try:
            sock.recv(1)
        except TimeoutError as error:
            print(error)
        print(sock.send(b'x'))
        sock.settimeout(None)
        sock.send(b'y')
        print(sock.recv(1))
print(failures)
