"""Brackets hold addresses of version 6 or later, and stand alone."""
from urllib.parse import urlsplit

for address in ('http://[::1', 'http://::1]', 'http://[1.2.3.4]/', 'http://a[::1]/', 'http://[::1]x/', 'http://[vz.1]/', 'http://[v1.x]/', 'http://[nope]/'):
    try:
        print(urlsplit(address).hostname)
    except ValueError as error:
        print(error)
