"""There is a function for each verb, with parameters, forms, JSON and octets."""

import requests
from _site import site

with site() as url:
    for name in ('get', 'post', 'put', 'patch', 'delete', 'options'):
        response = getattr(requests, name)(f'{url}/echo')
        print(response, response.reason, response.ok, bool(response), response.json()['method'])
    response = requests.head(f'{url}/echo')
    print(response.status_code, response.content, response.headers['Content-Type'])
    response = requests.get(f'{url}/echo', params={'a': ['1', '2'], 'b': 'ü c', 'none': None})
    print(response.json()['path'], response.url.removeprefix(url))
    for keywords in ({'data': {'a': '1', 'b': ['x', 'y z']}}, {'data': 'text'}, {'data': b'octets'},
                     {'json': {'a': [None, True]}}, {'data': iter([b'one ', b'two'])}, {'data': [('a', 1), ('a', 2)]}):
        said = requests.post(f'{url}/echo', **keywords).json()
        print(said['type'], said['body'])
    print(requests.request('get', f'{url}/echo', headers={'X-One': '1'}).json()['x'])
