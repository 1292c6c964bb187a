"""Sending without waiting stops when there is no room, and goes on with the same bytes."""
import hashlib
import select
import socket
import ssl
import threading
from _parties import client_context, server_context, serving

DATA = bytes(range(256)) * 16000
go_on = threading.Event()
digests = []


def talk(sock):
    go_on.wait(20)
    digest, count = hashlib.sha256(), 0
    while count < len(DATA):
        data = sock.recv(65536)
        digest.update(data)
        count += len(data)
    digests.append(digest.hexdigest())
    sock.sendall(b'.')


with serving(talk, server_context()) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        sock.setblocking(False)
        sent, stops = 0, 0
        while sent < len(DATA):
            try:
                sent += sock.send(DATA[sent:sent + 16384])
            except ssl.SSLWantWriteError as error:
                if not stops:
                    print(type(error).__name__, error.errno, str(error).partition(' (_ssl')[0])
                stops += 1
                go_on.set()
                select.select([], [sock], [])
        print(stops > 0)
        sock.setblocking(True)
        print(sock.recv(1))
print(failures, digests == [hashlib.sha256(DATA).hexdigest()])
