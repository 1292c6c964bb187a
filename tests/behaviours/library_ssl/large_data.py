"""Much more than one record goes both ways."""
import hashlib
import socket
from _parties import client_context, server_context, serving

DATA = bytes(range(256)) * 8000


def talk(sock):
    received = bytearray()
    while len(received) < len(DATA):
        received += sock.recv(65536)
    sock.sendall(hashlib.sha256(received).digest())
    sock.sendall(DATA)


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        sock.sendall(DATA)
        print(sock.recv(32) == hashlib.sha256(DATA).digest())
        received = bytearray()
        while data := sock.recv(100000):
            received += data
        print(len(received), received == DATA)
print(failures)
