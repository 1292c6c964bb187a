"""urlencode() writes mappings and pairs, with each item of a value by itself if asked."""
from urllib.parse import quote, urlencode

for query in ({'a': 1, 'b': 'x y'}, [('a', [1, 2]), ('b', 'é')], (), {'a': b'\xff', 'b': None}, [('k/', 'v&=')]):
    print(urlencode(query), urlencode(query, doseq=True))
print(urlencode({'a': 'b c'}, quote_via=quote), urlencode({'a': '/'}, safe='/'), urlencode({'a': 'ä'}, encoding='latin-1'), urlencode({'a': (1, b'x', 'y z')}, True))
for query in ('abc', 5, [1]):
    try:
        urlencode(query)
    except TypeError as error:
        print(error)
