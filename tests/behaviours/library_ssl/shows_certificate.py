"""A server's certificate can be fetched without believing it."""
import ssl
from _parties import path, server_context, serving

with serving(lambda sock: sock.recv(1), server_context()) as (address, failures):
    with open(path('server')) as file:
        print(ssl.get_server_certificate(address) == file.read())
with serving(lambda sock: sock.recv(1), server_context()) as (address, failures):
    print(ssl.get_server_certificate(address, ca_certs=path('authority'), timeout=5)[:27])
