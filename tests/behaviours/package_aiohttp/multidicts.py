"""Dictionaries of multidict hold several values for a key, in any capitalization."""

from multidict import CIMultiDict, CIMultiDictProxy, MultiDict

headers = CIMultiDict([('Set-Cookie', 'a'), ('X', '1')])
headers.add('set-cookie', 'b')
print(headers.getall('SET-COOKIE'), headers['x'], headers.get('none'), len(headers), 'sEt-CoOkIe' in headers)
print(headers, list(headers.items()), list(headers.keys()))
headers['Set-cookie'] = 'c'
print(headers, headers.popall('X'), headers.pop('X', None), headers.setdefault('New', 'n'))
plain = MultiDict(a=1)
plain.extend([('a', 2), ('b', 3)])
print(plain, plain == MultiDict([('a', 1), ('a', 2), ('b', 3)]), plain == {'a': 1, 'b': 3}, 'A' in plain)
plain.update({'a': 9})
print(plain, plain.getone('a'), plain.copy())
view = CIMultiDictProxy(headers)
headers['Later'] = 'seen'
print(view['later'], type(view.copy()).__name__)
for wrong in (lambda: plain['none'], lambda: plain.getall('none'), lambda: MultiDict([(1, 2)])):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
