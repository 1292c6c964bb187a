"""A client that does not speak TLS gives an error, and the server can go on."""
import socket
import ssl
from _parties import client_context, server_context, serving, shown

TEXTS = (b'GET / HTTP/1.1\r\n\r\n', b'CONNECT host:1 HTTP/1.1\r\n\r\n', b'no such thing', b'', b'\x16\x03',
         b'\x16\x03\x01\xff\xff' + bytes(100), b'\x17\x03\x03\x00\x05hello')
with serving(lambda sock: sock.sendall(sock.recv(5)), server_context(), len(TEXTS) + 1) as (address, failures):
    for text in TEXTS:
        with socket.create_connection(address) as plain:
            try:
                plain.sendall(text)
                plain.shutdown(socket.SHUT_WR)
                while plain.recv(1000):
                    pass
            except OSError:
                pass
    with client_context().wrap_socket(socket.create_connection(address), server_hostname='localhost') as sock:
        sock.sendall(b'hello')
        print(sock.recv(10))
for failure in failures:
    print(shown(failure), failure.errno)
