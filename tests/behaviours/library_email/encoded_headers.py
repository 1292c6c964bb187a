"""Header, decode_header and make_header deal with encoded words."""
from email.header import Header, decode_header, make_header

print(decode_header('=?iso-8859-1?q?p=F6stal?= rest'), decode_header('plain'))
print(make_header(decode_header('=?utf-8?b?w7Y=?= =?utf-8?q?=C3=A4?=')))
print(Header('p\xf6stal', 'iso-8859-1').encode())
header = Header('Hello', 'us-ascii', header_name='Subject')
header.append('wörld ' * 12, 'utf-8')
print(header.encode())
print(Header('a; b; ' * 20, header_name='X').encode(maxlinelen=40))
try:
    Header('a\nInjected: b').encode()
except Exception as error:
    print(type(error).__name__, error)
