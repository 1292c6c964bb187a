"""Servers that close early, send nonsense or the wrong length give clear exceptions."""

import gzip
import socket
import threading

import requests

OK = b'HTTP/1.1 200 OK\r\n'
ANSWERS = {
    'nothing': b'',
    'nonsense': b'nonsense\r\n\r\n',
    'no number': b'HTTP/1.1 many OK\r\n\r\n',
    'too short': OK + b'Content-Length: 10\r\n\r\nabc',
    'two lengths': OK + b'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
    'bad chunk': OK + b'Transfer-Encoding: chunked\r\n\r\nxyz\r\n',
    'short chunk': OK + b'Transfer-Encoding: chunked\r\n\r\n5\r\nab',
    'bad gzip': OK + b'Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde',
    'long line': OK + b'X: ' + b'x' * 100_000 + b'\r\n\r\n',
    'many lines': OK + b'X: x\r\n' * 10_000 + b'\r\n',
    'bad redirect': b'HTTP/1.1 302 Found\r\nLocation: ftp://nowhere/\r\nContent-Length: 0\r\n\r\n',
    'until the end': OK + b'\r\nall of it',
}
answer = b''


def serve(listener):
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            try:
                connection.sendall(answer)
            except OSError:
                pass


listener = socket.create_server(('127.0.0.1', 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
for name, answer in ANSWERS.items():
    try:
        response = requests.get(f'http://127.0.0.1:{listener.getsockname()[1]}/', timeout=10)
        print(name, response.content)
    except requests.RequestException as error:
        print(name, type(error).__name__)
