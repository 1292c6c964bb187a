"""Stands in for the hosts that the articles' programs ask, on loopback, until its standard input ends.

It prints what must be in the environment for that, and an empty line. Its input begins with the process that asks."""

import hashlib
import json
import os
import pathlib
import signal
import ssl
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOSTS = ('httpbin.org', 'example.com', 'www.example.com', 'jsonplaceholder.typicode.com', 'www.google.com',
         'www.python.org', 'www.github.com', 'www.reddit.com')
CERTIFICATES = pathlib.Path(__file__).resolve().parent / '_certificates'
asking = threading.Event()
process = None
# How many lists of Reddit were asked for; the program that shows three is then interrupted.
lists = 0
counting = threading.Lock()


def image(number):
    """Return octets that are the same each time, and of another length for each image."""
    block = hashlib.sha256(str(number).encode()).digest()
    return block * (1000 * number) + block[:number]


def top(subreddit):
    """Return the best of a subreddit, in the form of Reddit."""
    children = [{'data': {'score': 100 * number, 'title': f'{subreddit} {number}', 'url': f'https://example.com/{number}'}}
                for number in (3, 2, 1)]
    return {'data': {'children': children}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        host = self.headers['Host'].partition(':')[0]
        path = self.path.partition('?')[0]
        kind, body = 'text/html; charset=utf-8', f'<html><title>{host}</title></html>\n'.encode()
        if host == 'httpbin.org':
            time.sleep(int(path.rpartition('/')[2]))
            kind, body = 'application/json', json.dumps({'url': f'https://{host}{path}'}).encode()
        elif host == 'jsonplaceholder.typicode.com':
            number = int(path.rpartition('/')[2])
            kind = 'application/json; charset=utf-8'
            body = json.dumps({'userId': 1, 'id': number, 'title': f'post {number}'}, indent=2).encode()
        elif path.startswith('/image'):
            kind, body = 'application/octet-stream', image(int(path[6]))
        elif host == 'www.reddit.com':
            kind, body = 'application/json', json.dumps(top(path.split('/')[2])).encode()
        self.send_response(200)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if host == 'www.reddit.com':
            count_list()


def count_list():
    """Interrupt the program once it has all of its lists."""
    global lists
    with counting:
        lists += 1
        is_last = lists == 3
    if is_last:
        asking.wait()
        time.sleep(1.5)
        os.kill(process, signal.SIGINT)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100

    def handle_error(self, request, client_address):
        """Say nothing: a client that goes away is none of the test's business."""


class SecureServer(Server):
    def finish_request(self, request, client_address):
        """Speak TLS, in the thread of the connection."""
        with context.wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERTIFICATES / 'server.pem', CERTIFICATES / 'server-key.pem')
plain, secure = Server(('127.0.0.1', 0), Handler), SecureServer(('127.0.0.1', 0), Handler)
for server in (plain, secure):
    threading.Thread(target=server.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as folder:
    hosts = pathlib.Path(folder, 'hosts')
    hosts.write_text(''.join(f'127.0.0.1:{plain.server_port} {host}:80\n127.0.0.1:{secure.server_port} {host}:443\n'
                             for host in HOSTS))
    print(f'WEFT_HOSTS={hosts}')
    print(f'SSL_CERT_FILE={CERTIFICATES / "authority.pem"}')
    print(flush=True)
    process = int(sys.stdin.readline() or 0)
    asking.set()
    sys.stdin.read()
