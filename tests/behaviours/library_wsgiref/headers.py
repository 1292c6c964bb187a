"""Header fields are the same whatever their letters, and may stand more than once."""
from wsgiref.headers import Headers

headers = Headers([('A', '1')])
headers['b'] = '2'
headers.add_header('Set', 'x', path='/', max_age='5', secure=None)
headers.add_header('set', None, name='a "quoted" one')
print(headers.items(), len(headers), headers['B'], headers['none'], 'a' in headers, headers.get_all('SET'))
print(headers.setdefault('a', '9'), headers.setdefault('new', '9'))
del headers['SET']
print(str(headers), bytes(headers), headers)
for wrong in ((), [(1, 'x')]):
    try:
        Headers(wrong)
    except (TypeError, AssertionError) as error:
        print(type(error).__name__, error)
