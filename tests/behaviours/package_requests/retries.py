"""An adapter repeats requests as its `Retry` says: statuses, counts, and what is raised in the end."""

import http.server
import io
import threading

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

asked = []
plan = {"/twice": [503, 503, 200], "/never": [500] * 9, "/later": [429, 200], "/put": [503, 200]}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked.append((self.command, self.path, body))
        status = plan[self.path].pop(0)
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    do_POST = do_PUT = do_GET

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}"


def attempt(method, path, retry, **kwargs):
    asked.clear()
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=retry))
        try:
            response = session.request(method, url + path, **kwargs)
            print(path, response.status_code, len(asked))
        except requests.RequestException as error:
            print(path, type(error).__name__, type(error.args[0]).__name__, repr(error.args[0].reason), len(asked))


attempt("GET", "/twice", Retry(total=3, backoff_factor=0.001, status_forcelist=[503]))
attempt("GET", "/never", Retry(total=2, status_forcelist=[500]))
attempt("GET", "/never", Retry(total=2, status_forcelist=[500], raise_on_status=False))
attempt("POST", "/never", Retry(total=2, status_forcelist=[500]))
attempt("GET", "/later", Retry(total=1))
attempt("PUT", "/put", Retry(total=1, status_forcelist=[503]), data=io.BytesIO(b"a body"))
print(asked)
server.shutdown()
server.server_close()
for retry in (0, 2, Retry(connect=1)):
    try:
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=retry))
            session.get(url)
    except requests.ConnectionError as error:
        print(type(error.args[0]).__name__, type(getattr(error.args[0], "reason", None)).__name__)
print(HTTPAdapter().max_retries, HTTPAdapter(max_retries=3).max_retries)
