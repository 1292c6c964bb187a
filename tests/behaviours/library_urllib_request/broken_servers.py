"""Servers that are gone, close early or send nonsense give exceptions of the right class, within the timeout."""

import http.client
import socket
import ssl
import threading
import urllib.error
import urllib.request

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ANSWERS = {
    "nothing": [b""],
    "nonsense": [b"nonsense\r\n\r\n"],
    "closed in the head": [b"HTTP/1.1 200 OK\r\nX-A: b"],
    "closed in the body": [OK + b"Content-Length: 100\r\n\r\nabc"],
    "length of letters": [OK + b"Content-Length: ten\r\n\r\nabc"],
    "huge length": [OK + b"Content-Length: 999999999999999999\r\n\r\nabc"],
    "huge chunk": [CHUNKED + b"ffffffffffffffff\r\nabc"],
    "bad chunk": [CHUNKED + b"xyz\r\nabc\r\n0\r\n\r\n"],
    "cut chunk": [CHUNKED + b"5\r\nab"],
    "endless line": [b"HTTP/1.1 200 OK\r\nX: "] + [b"x" * 65536] * 8,
    "endless headers": [b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n" * 8192] * 8,
    "endless status": [b"x" * 65536] * 8,
    "loop": [b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"],
    "elsewhere": [b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n"],
    "silent": [OK + b"Content-Length: 5\r\n\r\nab", None],
    "silent at once": [None],
    "until the end": [OK + b"\r\nall"],
}
conversation = []


def serve(listener):
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            try:
                for piece in conversation:
                    if piece is None:
                        connection.recv(1)
                    else:
                        connection.sendall(piece)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(65536)
            except OSError:
                pass


def attempt(name, url, timeout=60, **kwargs):
    try:
        with urllib.request.urlopen(url, timeout=timeout, **kwargs) as response:
            print(name, response.status, response.read())
    except urllib.error.HTTPError as error:
        print(name, type(error).__name__, error.code)
        error.close()
    except (OSError, http.client.HTTPException) as error:
        print(name, type(error).__name__, type(getattr(error, "reason", None)).__name__)


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
port = listener.getsockname()[1]
for name, conversation in ANSWERS.items():
    attempt(name, f"http://127.0.0.1:{port}/", 0.2 if conversation[-1] is None else 60)
conversation = [b"no TLS at all\r\n"]
attempt("no TLS", f"https://127.0.0.1:{port}/", context=ssl.create_default_context())
with socket.create_server(("127.0.0.1", 0)) as gone:
    place = gone.getsockname()[1]
attempt("gone", f"http://127.0.0.1:{place}/")
attempt("no such name", "http://no-such-name.invalid/")
