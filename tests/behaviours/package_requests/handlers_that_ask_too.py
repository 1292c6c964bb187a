"""A handler of a signal asks a host while the thread that it interrupts waits for an answer, which comes afterwards only."""

import http.server
import os
import signal
import threading

import requests

released = threading.Event()
asked = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/first':
            os.kill(os.getpid(), signal.SIGUSR1)
            released.wait(60)
        else:
            released.set()
        body = self.path.encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f'http://127.0.0.1:{server.server_port}'
    signal.signal(signal.SIGUSR1, lambda number, frame: asked.append(requests.get(f'{url}/second').text))
    print(requests.get(f'{url}/first').text, asked, released.is_set())
    server.shutdown()
