"""A client without a certificate learns that it needs one when it reads."""
import socket
import ssl
from _parties import client_context, path, server_context, serving, shown

context = server_context(verify_mode=ssl.CERT_REQUIRED)
context.load_verify_locations(path('authority'))
with serving(lambda sock: sock.recv(1), context) as (address, failures):
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        print(sock.version())
        try:
            sock.recv(1)
        except ssl.SSLError as error:
            print(shown(error), error.reason)
print([shown(failure) for failure in failures])
