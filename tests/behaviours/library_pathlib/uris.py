"""Paths are written as addresses of files, and read from them."""
from pathlib import Path

for text in ('/a b/c', '/é%', '//host/x', '/a;b?c#d', 'relative'):
    try:
        uri = Path(text).as_uri()
        print(uri, Path.from_uri(uri))
    except ValueError as error:
        print(error)
for uri in ('file:/a', 'file://localhost/a%2Fb', 'file://other/a', 'http://a', 'file:a', 'FILE:///x'):
    try:
        print(Path.from_uri(uri))
    except ValueError as error:
        print(error)
