"""Bodies that end early, come wrongly in chunks, grow without end or never come give exceptions, in bounded memory."""

import gzip
import resource
import socket
import threading
import zlib

import requests

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
# A gigabyte of zeros, in a megabyte.
packer = zlib.compressobj(9, wbits=31)
BOMB = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1 << 10)) + packer.flush()
PACKED = OK + b"Content-Encoding: gzip\r\n"
ANSWERS = {
    "closed in the body": [OK + b"Content-Length: 100\r\n\r\n", b"abc"],
    "huge chunk": [CHUNKED + b"ffffffffffffffffff\r\nabc"],
    "no end of chunk": [CHUNKED + b"3\r\nabcdef\r\n0\r\n\r\n"],
    "cut gzip": [PACKED + b"\r\n" + gzip.compress(b"x" * 1000)[:20]],
    "status of letters": [b"HTTP/1.1 abc OK\r\n\r\n"],
    "status of five digits": [b"HTTP/1.1 20000 OK\r\n\r\n"],
    "another protocol": [b"SSH-2.0-OpenSSH_9.2\r\n"],
    "endless line": [b"HTTP/1.1 200 OK\r\nX: "] + [b"x" * 65536] * 64,
    "endless headers": [b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n" * 8192] * 64,
    "endless nonsense": [b"nonsense " * 8192] * 64,
    "silent": [OK + b"Content-Length: 5\r\n\r\nab", None],
    "silent at once": [None],
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
                        # Nothing more comes, until the client gives up.
                        connection.recv(1)
                    else:
                        connection.sendall(piece)
            except OSError:
                pass


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
for name, conversation in ANSWERS.items():
    try:
        response = requests.get(url, timeout=0.2 if conversation[-1] is None else 60)
        print(name, response.status_code, len(response.content))
    except requests.RequestException as error:
        print(name, type(error).__name__)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
conversation = [PACKED + b"\r\n", BOMB]
size = 0
with requests.get(url, stream=True, timeout=60) as response:
    for piece in response.iter_content(65536):
        size += len(piece)
        if size > 1 << 24:
            break
print("bomb", size < 1 << 26, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000)
