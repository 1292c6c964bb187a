"""A file is sent over TLS."""
import socket
import tempfile
from _parties import client_context, server_context, serving

DATA = bytes(range(256)) * 300


def talk(sock):
    received = bytearray()
    while len(received) < len(DATA):
        received += sock.recv(65536)
    sock.sendall(b'equal' if received == DATA else b'different')


with serving(talk, server_context()) as (address, failures), tempfile.TemporaryFile() as file:
    file.write(DATA)
    file.seek(0)
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        print(sock.sendfile(file), file.tell())
        print(sock.recv(10))
print(failures)
