"""Addresses can be octets, but not mixed with text."""
from urllib.parse import urljoin, urlparse, urlsplit, urlunsplit

parts = urlsplit(b'http://User@h:1/b?c#e')
print(parts, parts.hostname, parts.port, parts.username, parts.geturl(), parts.decode())
print(urlparse('http://a/b;c').encode(), urlunsplit((b'http', b'h', b'', b'', b'')), urljoin(b'http://a/b', b'c'))
for function in (lambda: urlsplit('a', b'b'), lambda: urljoin(b'http://a', 'c'), lambda: urlsplit('é'.encode())):
    try:
        print(function())
    except (TypeError, UnicodeDecodeError) as error:
        print(type(error).__name__, error)
