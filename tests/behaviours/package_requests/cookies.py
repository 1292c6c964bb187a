"""The jar of cookies is a dictionary by their names."""

import requests

jar = requests.cookies.RequestsCookieJar()
jar.set('a', '1', domain='one.example', path='/')
jar.set('a', '2', domain='two.example', path='/x')
jar['b'] = '3'
print(sorted(jar.keys()), sorted(jar.items()), jar.get('b'), jar.get('none', 'default'), len(jar))
print(jar.get('a', domain='two.example'), jar.get_dict(domain='one.example'), jar.list_domains(), jar.list_paths())
try:
    jar['a']
except requests.cookies.CookieConflictError as error:
    print(error)
try:
    jar['none']
except KeyError as error:
    print(error)
del jar['b']
jar.set('a', None, domain='one.example')
print(len(jar), jar.copy().get_dict(), requests.utils.dict_from_cookiejar(jar))
print(requests.utils.add_dict_to_cookiejar(jar, {'c': '4'}).get('c'), jar.multiple_domains())
