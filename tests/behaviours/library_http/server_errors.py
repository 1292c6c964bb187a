"""A server answers wrong requests with pages about the error."""
import re
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    server_version = 'Test'
    sys_version = '1'

    def do_GET(self):
        self.send_error(404, explain='<nothing> & more')

    def log_message(self, format, *args):
        print('log:', format % args)

    def date_time_string(self, timestamp=None):
        return 'now'


with HTTPServer(('127.0.0.1', 0), Handler) as server:
    for request in (b'GET / HTTP/1.1\r\n\r\n', b'PUT / HTTP/1.1\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'BAD\r\n\r\n',
                    b'GET / XTTP/1.1\r\n\r\n', b'GET / HTTP/1.1\r\n' + b'A: b\r\n' * 150 + b'\r\n'):
        with socket.create_connection(server.server_address) as client:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            server.handle_request()
            answer = b''
            try:
                while piece := client.recv(65536):
                    answer += piece
            except ConnectionResetError:
                pass
            print(re.sub(r'<style.*?</style>', '', answer.decode(), flags=re.DOTALL).split('\r\n')[:5])
