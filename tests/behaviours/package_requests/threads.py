"""Threads wait for their answers at the same time: none is given before all have asked."""

import http.server
import threading
from concurrent.futures import ThreadPoolExecutor

import requests

COUNT = 8
all_asked = threading.Barrier(COUNT)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        all_asked.wait(120)
        self.send_response(200)
        self.send_header('Content-Length', '6')
        self.end_headers()
        self.wfile.write(b'waited')

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 2 * COUNT


with Server(('127.0.0.1', 0), Handler) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f'http://127.0.0.1:{server.server_port}/'
    with ThreadPoolExecutor(COUNT) as pool:
        print(list(pool.map(lambda number: requests.get(url).text, range(COUNT))))
    server.shutdown()
