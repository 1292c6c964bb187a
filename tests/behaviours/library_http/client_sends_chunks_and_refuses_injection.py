"""A body whose length is not known goes in chunks; line ends in what is sent are refused."""
import http.client
import io
from _raw_server import serving

with serving(b'HTTP/1.0 200 OK\r\n\r\nx', until=b'0\r\n\r\n') as (port, requests):
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
    connection.request('POST', '/', body=iter([b'ab', b'', b'cde']))
    print(connection.getresponse().read())
print(requests[0].split(b'\r\n\r\n', 1)[0].replace(str(port).encode(), b'PORT'))
connection = http.client.HTTPConnection('127.0.0.1', 1)
for call in (lambda: connection.putrequest('GET', '/a b'), lambda: connection.putrequest('GET\n', '/'),
             lambda: connection.putrequest('GET', '/') or connection.putheader('A', 'b\r\nC: d'),
             lambda: connection.putheader('A:', 'b'), lambda: http.client.HTTPConnection('a\nb'),
             lambda: http.client.HTTPConnection('a:x')):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(http.client.HTTPConnection('[::1]:99').host, http.client.HTTPConnection('h').port)
