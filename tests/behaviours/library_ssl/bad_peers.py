"""A server that does not speak TLS, or hangs up, gives an error at once."""
import socket
import ssl
from _parties import client_context, serving, shown


def answering(text):
    def talk(sock):
        sock.recv(1)
        if text:
            sock.sendall(text)
            sock.shutdown(socket.SHUT_WR)
        while True:
            try:
                if not sock.recv(1000):
                    break
            except OSError:
                break
    return talk


for text in (b'HTTP/1.1 400 Bad Request\r\n\r\n', b'220 mail.example.test ESMTP\r\n', b'no such thing', bytes(50),
             b'\x16\x03\x03\x00', b'\x15\x03\x03\x00\x02\x02\x28', b'\x15\x03\x03\x00\x02\x02\x46',
             b'\x16\x03\x03\xff\xff' + bytes(100), b'\x17\x03\x03\x00\x05hello', b'GET / HTTP/1.1\r\n\r\n'):
    with serving(answering(text)) as (address, failures):
        with socket.create_connection(address) as plain:
            try:
                client_context().wrap_socket(plain, server_hostname='localhost')
            except ssl.SSLError as error:
                print(text[:12], shown(error), error.reason, error.errno)
