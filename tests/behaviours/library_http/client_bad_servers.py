"""Servers that answer wrongly, too early or without end give an exception each."""
import http.client
from _raw_server import serving

answers = [
    b'',
    b'garbage\r\n\r\n',
    b'HTTP/1.1 abc OK\r\n\r\n',
    b'HTTP/2.0 200 OK\r\n\r\n',
    b'HTTP/1.1 200 ' + b'x' * 70000,
    b'HTTP/1.1 200 OK\r\n' + b'A: b\r\n' * 200,
    b'HTTP/1.1 200 OK\r\nA: ' + b'b' * 70000 + b'\r\n\r\n',
    b'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc',
    b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n',
    b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc',
    b'HTTP/1.1 100 Continue\r\n\r\n' * 200,
    b'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nall there is',
]
with serving(*answers) as (port, requests):
    for answer in answers:
        connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
        connection.request('GET', '/')
        try:
            print(connection.getresponse().read())
        except http.client.HTTPException as error:
            print(type(error).__name__, repr(error)[:90])
        connection.close()
