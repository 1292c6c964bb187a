"""URLs of yarl are taken apart, put together and compared."""

from yarl import URL

url = URL('https://user:secret@Example.com:8443/a%20b/ü?x=1&y=a+b&x=2#part')
print(url, url.scheme, url.user, url.password, url.host, url.port, url.explicit_port)
print(url.path, url.raw_path, url.name, url.parts, url.query_string, url.fragment)
print(list(url.query.items()), url.query.getall('x'), url.path_qs)
print(url.origin(), url.relative(), url.parent, url.is_absolute(), url.is_default_port())
base = URL('http://example.com/a/b')
print(base / 'c d', base % {'q': 1}, base.with_query(a='ü', b=[1, 2]), base.with_path('/x'), base.with_name('z'))
print(base.join(URL('../c')), base.join(URL('/d?e')), base.with_port(81), base.with_scheme('https'), base.with_fragment('f'))
print(base.update_query(a=1).update_query(a=2), base.with_host('other'), base.human_repr())
print(URL.build(scheme='http', host='h', port=8080, path='/p q', query={'k': 'v'}))
print(base == URL('http://example.com/a/b'), hash(base) == hash(URL('http://example.com/a/b')), repr(base))
print(URL('http://example.com'), URL('/only/path'), URL('http://example.com:80').port, bool(URL()))
for wrong in (1, None):
    try:
        URL(wrong)
    except TypeError as error:
        print(error)
