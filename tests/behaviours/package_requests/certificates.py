"""Hosts must show a certificate that is believed, for their name, unless that is not wanted."""

import pathlib
import ssl
import threading
import warnings
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests

warnings.simplefilter('ignore')
folder = pathlib.Path('..', 'library_ssl', '_certificates')


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.send_response(200)
        self.send_header('Content-Length', '6')
        self.end_headers()
        self.wfile.write(b'secret')


class Server(HTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing."""


def serve(name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f'{name}.pem', folder / f'{name}-key.pem')
    server = Server(('127.0.0.1', 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


good, expired = serve('server'), serve('expired')
authority = str(folder / 'authority.pem')
print(requests.get(f'https://localhost:{good}/', verify=authority).text)
print(requests.get(f'https://localhost:{good}/', verify=False).text)
for port, verify in ((good, True), (expired, authority)):
    try:
        requests.get(f'https://localhost:{port}/', verify=verify)
    except requests.exceptions.SSLError as error:
        print(type(error).__name__, isinstance(error, requests.ConnectionError), 'CERTIFICATE_VERIFY_FAILED' in str(error))
try:
    requests.get(f'https://localhost:{good}/', verify='nowhere.pem')
except OSError as error:
    print(error)
