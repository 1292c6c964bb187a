"""URLs of HTTP are opened, with data, headers and errors."""
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/missing':
            self.send_error(404)
        elif self.path.startswith('/to'):
            self.send_response(302)
            self.send_header('Location', '/found' if self.path == '/to' else self.path)
            self.end_headers()
        elif self.path == '/file':
            self.send_response(302)
            self.send_header('Location', 'file:///etc/passwd')
            self.end_headers()
        else:
            body = f'{self.command} {self.path} {self.headers["User-Agent"]}'.encode()
            if self.command == 'POST':
                body += b' ' + self.headers['Content-Type'].encode()
                body += b' ' + self.rfile.read(int(self.headers['Content-Length']))
            self.send_response(200)
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, format, *args):
        pass


with HTTPServer(('127.0.0.1', 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f'http://127.0.0.1:{server.server_port}'
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.addheaders = [('User-agent', 'test')]
    urllib.request.install_opener(opener)
    with urllib.request.urlopen(base + '/a', timeout=10) as answer:
        print(answer.status, answer.read(), answer.geturl() == base + '/a', answer.headers['content-length'])
    print(urllib.request.urlopen(base + '/p', b'k=v', timeout=10).read())
    with urllib.request.urlopen(base + '/to') as answer:
        print(answer.geturl().removeprefix(base), answer.read())
    for path in ('/missing', '/to-loop', '/file'):
        try:
            urllib.request.urlopen(base + path)
        except urllib.error.HTTPError as error:
            print(error.code, str(error).partition('\n')[0], error.reason.partition('\n')[0])
            error.close()
    server.shutdown()
    thread.join()
for url in ('unknown:x', 'http://127.0.0.1:1/'):
    try:
        urllib.request.urlopen(url, timeout=5)
    except urllib.error.URLError as error:
        print(error)
try:
    urllib.request.urlopen('no scheme')
except ValueError as error:
    print(error)
