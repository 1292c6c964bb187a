"""A certificate that nobody vouches for is refused, and the server is told."""
import socket
import ssl
from _parties import client_context, path, server_context, serving, shown


def attempt(server, client, hostname='localhost'):
    with serving(lambda sock: sock.recv(1), server) as (address, failures):
        with socket.create_connection(address) as plain:
            try:
                client.wrap_socket(plain, server_hostname=hostname)
            except ssl.SSLCertVerificationError as error:
                print(shown(error))
                print(error.verify_code, error.verify_message, error.reason, error.library, error.errno)
                print(isinstance(error, (ssl.SSLError, OSError, ValueError)), isinstance(error, ssl.CertificateError))
            else:
                print('believed')
    print([shown(failure) for failure in failures])


attempt(server_context('alone'), client_context(None))
attempt(server_context(), client_context(None))
attempt(server_context(), client_context('alone'))
attempt(server_context('expired'), client_context())
attempt(server_context('early'), client_context())
