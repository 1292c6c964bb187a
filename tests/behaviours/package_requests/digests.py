"""A digest proves a password without sending it."""

import hashlib
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests
from requests.auth import HTTPDigestAuth


def digest(text):
    return hashlib.md5(text.encode()).hexdigest()


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        found = dict(re.findall(r'(\w+)="?([^",]+)', self.headers.get('Authorization', '')))
        secret = digest('user:realm:secret')
        wanted = digest(':'.join([secret, 'nonce', found.get('nc', ''), found.get('cnonce', ''), 'auth',
                                  digest(f'GET:{self.path}')]))
        is_right = found.get('response') == wanted
        self.send_response(200 if is_right else 401)
        if not is_right:
            self.send_header('WWW-Authenticate', 'Digest realm="realm", nonce="nonce", qop="auth", algorithm=MD5')
        self.send_header('Content-Length', '0')
        self.end_headers()


server = HTTPServer(('127.0.0.1', 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f'http://127.0.0.1:{server.server_port}/path?q=1'
for password in ('secret', 'wrong'):
    response = requests.get(url, auth=HTTPDigestAuth('user', password))
    print(response.status_code, [earlier.status_code for earlier in response.history])
