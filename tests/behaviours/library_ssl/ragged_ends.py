"""A connection that ends without a word reads as its end, or as an error."""
import socket
import ssl
from _parties import client_context, server_context, serving, shown


def hang_up(sock):
    sock.sendall(b'last words')
    sock.recv(1)
    sock.shutdown(socket.SHUT_RDWR)


for suppress in (True, False):
    with serving(hang_up, server_context()) as (address, failures):
        plain = socket.create_connection(address)
        with client_context().wrap_socket(plain, server_hostname='localhost', suppress_ragged_eofs=suppress) as sock:
            print(sock.suppress_ragged_eofs, sock.recv(100))
            sock.sendall(b'x')
            try:
                print(sock.recv(100))
            except ssl.SSLEOFError as error:
                print(shown(error), error.errno, error.reason)
    print([shown(failure) for failure in failures])
