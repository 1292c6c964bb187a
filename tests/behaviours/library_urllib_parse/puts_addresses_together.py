"""urlunsplit() puts parts together so that they are taken apart in the same way."""
from urllib.parse import urlunparse, urlunsplit, urlparse

for scheme in ('', 'http', 'x'):
    for host in ('', 'h'):
        for path in ('', '/', 'a', '/a', '//a', '///a'):
            print(urlunsplit((scheme, host, path, 'q', '')), urlunsplit((scheme, host, path, '', 'f')))
print(urlunparse(('http', 'h', 'p', 'x', 'q', 'f')), urlparse('http://a/b;c?d#e')._replace(scheme='ftp', query='').geturl())
