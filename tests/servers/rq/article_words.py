"""The article's program has a worker in another process count the words of a page."""

import http.server
import os
import subprocess
import sys
import threading

import _setup

TEXT = " ".join(["word"] * 322)


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(TEXT)))
        self.end_headers()
        self.wfile.write(TEXT.encode())

    def log_message(self, *args):
        pass


_setup.queue()
folder = os.path.abspath(os.path.join("..", "..", "..", "examples", "articles", "servers"))
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    worker = _setup.start("--path", folder, "--max-jobs", "1")
    done = subprocess.run(
        [sys.executable, os.path.join(folder, "004_enqueue.py"), url], capture_output=True, text=True
    )
    print(done.stdout, end="")
    print(done.stderr, end="")
    said = worker.communicate(timeout=30)[0].decode()
    print("Listening on default" in said, "\n322\n" in said, f"mymodule.count_words_at_url('{url}')" in said)
    server.shutdown()
