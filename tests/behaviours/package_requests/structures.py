"""Dictionaries of headers find their keys in any capitalization."""

import requests
from requests.structures import CaseInsensitiveDict

headers = CaseInsensitiveDict({'Content-Type': 'a'}, X='1')
headers['content-TYPE'] = 'b'
print(headers, headers['CONTENT-type'], 'x' in headers, len(headers), list(headers), headers.get('none'))
print(headers == {'content-type': 'b', 'x': '1'}, headers.copy(), dict(headers.lower_items()))
del headers['x']
print(headers, repr(requests.codes))
prepared = requests.Request('post', 'HTTP://Example.com/a b?c=d#e', params={'f': 'g h'}, json={}).prepare()
print(prepared, prepared.method, prepared.url, prepared.body, prepared.headers)
print(requests.Request('get', 'http://user:p%40ss@example.com').prepare().headers)
