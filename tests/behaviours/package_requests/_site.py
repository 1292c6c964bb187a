"""A server on loopback that says what it is asked, for the programs of this folder."""

import contextlib
import gzip
import json
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *arguments):
        pass

    def body(self):
        """Return the body of the request."""
        if self.headers.get('Transfer-Encoding') != 'chunked':
            return self.rfile.read(int(self.headers.get('Content-Length') or 0))
        body = b''
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def answer(self, body, status=200, **headers):
        """Answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    def handle_all(self):
        """Answer by the path."""
        body = self.body()
        path, _, rest = self.path.partition('?')[0][1:].partition('/')
        if path == 'redirect':
            left = int(rest)
            self.answer(b'', int(self.headers.get('X-Status', 302)),
                        Location=f'/redirect/{left - 1}' if left > 1 else '/echo')
        elif path == 'loop':
            self.answer(b'', 302, Location='/loop')
        elif path == 'status':
            self.answer(b'a text', int(rest), Content_Type='text/plain')
        elif path == 'gzip':
            self.answer(gzip.compress(b'packed ' * 1000), Content_Encoding='gzip')
        elif path == 'deflate':
            self.answer(zlib.compress(b'packed ' * 1000), Content_Encoding='deflate')
        elif path == 'cookie':
            self.answer(b'', Set_Cookie='taste=sweet; Path=/')
        elif path == 'lines':
            self.answer(b'one\ntwo\r\n\nthree', Content_Type='text/plain; charset=utf-8',
                        Link='<https://example.com/2>; rel="next", <https://example.com/9>; rel="last"')
        elif path == 'bytes':
            self.answer('grüße'.encode(rest), Content_Type='text/plain' if rest == 'latin-1' else 'x/y')
        elif path == 'wait':
            time.sleep(float(rest))
            self.answer(b'waited')
        else:
            said = {'method': self.command, 'path': self.path, 'body': body.decode('latin-1'),
                    'type': self.headers.get('Content-Type'), 'cookie': self.headers.get('Cookie'),
                    'user': self.headers.get('Authorization'), 'x': self.headers.get('X-One'),
                    'client': self.client_address[1]}
            self.answer(json.dumps(said).encode(), Content_Type='application/json')

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_HEAD = handle_all


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Say nothing."""


@contextlib.contextmanager
def site():
    """Serve; give the URL."""
    server = Server(('127.0.0.1', 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()
