"""The exceptions of requests: what they say, and what they inherit from."""

import socket

import requests
from _site import site

for url in ('nowhere', 'http://', 'ftp://nowhere/', 'http://*nowhere/', 'http://127.0.0.1:1/path?q', 'http://nowhere.invalid/'):
    try:
        requests.get(url)
    except requests.RequestException as error:
        print(type(error).__name__, '|', error)
with site() as url:
    port = url.rpartition(':')[2]
    for timeout in (0.2, (5, 0.2)):
        try:
            requests.get(f'{url}/wait/2', timeout=timeout)
        except requests.Timeout as error:
            print(type(error).__name__, '|', str(error).replace(port, 'PORT'))
    for keywords in ({'headers': {'a': 'b\r\nc'}}, {'headers': {'a': 1}}, {'timeout': 0}, {'json': {1, 2}},
                     {'json': float('nan')}):
        try:
            requests.post(f'{url}/echo', **keywords)
        except (requests.RequestException, ValueError, TypeError) as error:
            print(type(error).__name__, '|', error)
for name in sorted(dir(requests.exceptions)):
    kind = getattr(requests.exceptions, name)
    if isinstance(kind, type) and issubclass(kind, requests.RequestException):
        print(name, *[base.__name__ for base in kind.__mro__[1:-3]])
