"""Queries are read into dictionaries or lists, blank values only if they are wanted."""
from urllib.parse import parse_qs, parse_qsl

for query in ('a=1&b=2&a=3', 'a=&b', 'a=1;b=2', '', '&&', 'a==b', 'a=%20+', '=1', b'a=1&b=%ff', None, 'a=1&&b=2'):
    print(query, parse_qs(query), parse_qsl(query, keep_blank_values=True))
print(parse_qs('a=1;b=2', separator=';'), parse_qs('a=%E4', encoding='latin-1'))
for arguments, options in (
    (('a',), {'strict_parsing': True}), (('a&b&c',), {'max_num_fields': 2}), (('a',), {'separator': ''}), (('a',), {'separator': 5}), ((5,), {}),
):
    try:
        print(parse_qs(*arguments, **options))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
