"""A result knows user, password, host and port."""
from urllib.parse import urlparse, urlsplit

for address in ('http://u:p@Host:80/', 'http://u@h', 'http://u:@h', 'http://@h', 'http://h:', 'http://h%25ZONE', 'http://[::1]:80/', 'http://[fe80::1%25En0]:8', '/p'):
    parts = urlsplit(address)
    print(address, parts.username, parts.password, parts.hostname, parts.port)
for address in ('http://h:99999', 'http://h:x', 'http://h:-1'):
    try:
        print(urlparse(address).port)
    except ValueError as error:
        print(error)
