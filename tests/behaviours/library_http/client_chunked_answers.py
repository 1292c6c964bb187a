"""An answer in chunks is read whole, in parts, by lines and into buffers."""
import http.client
from _raw_server import serving

answer = (b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
          b'6;extension=1\r\nline 1\r\n7\r\n\nline 2\r\n1\r\n\n\r\n0\r\nTrailer: x\r\n\r\n')


def get(read):
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
    connection.request('GET', '/')
    result = read(connection.getresponse())
    connection.close()
    return result


def into(response):
    buffer = bytearray(8)
    return response.readinto(buffer), bytes(buffer)


with serving(*[answer] * 5) as (port, requests):
    print(get(lambda response: response.read()))
    print(get(lambda response: [response.read(4), response.read(4), response.read()]))
    print(get(list))
    print(get(into))
    print(get(lambda response: (response.peek()[:2], response.read1(3))))
