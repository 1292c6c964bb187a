"""SimpleCookie writes and reads cookies with attributes and quotes."""
from http.cookies import CookieError, SimpleCookie

cookies = SimpleCookie()
cookies['fig'] = 'newton'
cookies['fig']['path'] = '/a'
cookies['fig']['httponly'] = True
cookies['fig']['max-age'] = 60
cookies['sugar'] = 'a "b"; é'
print(cookies)
print(cookies['fig'].OutputString(), repr(cookies['sugar'].value), cookies['sugar'].coded_value)
read = SimpleCookie('chips=ahoy; vienna="fin\\"ger"; Path=/x; keebler="E=everybody; L=\\"Loves\\"";')
print(sorted((key, morsel.value, morsel['path']) for key, morsel in read.items()))
print(read, repr(read['chips']))
for call in (lambda: cookies.__setitem__('a b', 'x'), lambda: cookies['fig'].__setitem__('none', 'x'),
             lambda: cookies.__setitem__('path', 'x')):
    try:
        call()
    except CookieError as error:
        print(error)
print(SimpleCookie('; wrong'), SimpleCookie('a=b')['a'] == SimpleCookie('a=b')['a'])
