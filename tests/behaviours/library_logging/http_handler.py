"""`HTTPHandler` sends the fields of a record in a query or as a form."""
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from logging.handlers import HTTPHandler
from urllib.parse import parse_qs, urlsplit


class Listener(BaseHTTPRequestHandler):
    def answer(self, text):
        fields = parse_qs(text)
        print(self.command, urlsplit(self.path).path, fields['name'], fields['msg'], self.headers.get('Authorization'))
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        self.answer(urlsplit(self.path).query)

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers['Content-length'])).decode())

    def log_message(self, *arguments):
        pass


server = HTTPServer(('127.0.0.1', 0), Listener)
thread = threading.Thread(target=server.serve_forever)
thread.start()
host = f'127.0.0.1:{server.server_port}'
logger = logging.getLogger('web')
logger.propagate = False
for handler in (HTTPHandler(host, '/log'), HTTPHandler(host, '/form', method='post', credentials=('me', 'secret'))):
    logger.addHandler(handler)
    logger.warning('by the web')
    logger.removeHandler(handler)
server.shutdown()
thread.join()
server.server_close()
for arguments in ({'method': 'PUT'}, {'context': object()}):
    try:
        HTTPHandler(host, '/', **arguments)
    except ValueError as error:
        print(error)
