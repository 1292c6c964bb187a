"""A connection sends requests and reads answers, one after the other."""
import http.client
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        length = int(self.headers.get('Content-Length', 0))
        body = f'{self.command} {self.path} {self.headers.get("X-Name")} {self.rfile.read(length)}'.encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.send_header('X-Twice', 'a')
        self.send_header('X-Twice', 'b')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    do_GET = do_POST = do_HEAD = answer

    def log_message(self, format, *args):
        pass


with HTTPServer(('127.0.0.1', 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    connection = http.client.HTTPConnection('127.0.0.1', server.server_port, timeout=10)
    connection.request('GET', '/a?b=c', headers={'X-Name': 'value'})
    response = connection.getresponse()
    print(response.status, response.reason, response.version, response.getheader('x-twice'), response.length)
    print(response.read(5), response.read(), response.isclosed())
    sock = connection.sock
    connection.request('POST', '/p', body='text')
    print(connection.getresponse().read(), connection.sock is sock)
    connection.request('HEAD', '/h')
    print(connection.getresponse().read())
    connection.request('GET', '/')
    try:
        connection.request('GET', '/')
    except http.client.CannotSendRequest as error:
        print(type(error).__name__, error)
    connection.getresponse().read()
    connection.close()
    server.shutdown()
    thread.join()
