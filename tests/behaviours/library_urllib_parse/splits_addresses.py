"""urlsplit() and urlparse() take addresses apart, however little there is of them."""
from urllib.parse import urlparse, urlsplit

for address in ('http://user:pw@Host.com:80/p/a;x?q=1#f', '//host/p', '/p?q#f', 'p;a;b/c;d', 'mailto:a@b.c', 'file:///etc', 'HTTP://A', '1http:x',
                'a+b:c', '', 'x?y#z?w', 'path:80', 'scheme:', 'tel:+1;x=2', ' \x01http://x ', 'http://a\n/b\tc', '?', '#', 'http:///x'):
    print(repr(address), tuple(urlsplit(address)), urlparse(address).params)
print(urlsplit('a', 'http').scheme, urlsplit('a#b', allow_fragments=False))
