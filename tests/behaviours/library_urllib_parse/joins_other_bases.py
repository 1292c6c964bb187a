"""urljoin() works for bases without path or scheme, and leaves schemes alone that have no relative addresses."""
from urllib.parse import urljoin

for base in ('http://a', 'http://a/', '', '/a/b', 'a/b', 'file:///x/y', 'mailto:x', 'svn://a/b', 'ws://a/b?c', '//h/p/q', 'http://a//b//c', 'http:'):
    print(repr(base), [urljoin(base, reference) for reference in ('g', '../g', '/g', '//x/y', '?q', '#f', 'http:g', 'a//b')])
