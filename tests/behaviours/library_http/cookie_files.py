"""Cookies are kept in files in the formats of Mozilla and libwww-perl."""
import os
import tempfile
from http.cookiejar import Cookie, LoadError, LWPCookieJar, MozillaCookieJar

cookie = Cookie(0, 'name', 'value', None, False, '.example.org', True, True, '/', True, False, 4000000000, False,
                None, None, {'HTTPOnly': ''})
with tempfile.TemporaryDirectory() as folder:
    for kind in (MozillaCookieJar, LWPCookieJar):
        path = os.path.join(folder, kind.__name__)
        jar = kind(path)
        jar.set_cookie(cookie)
        jar.save()
        with open(path) as file:
            print(file.read())
        other = kind(path)
        other.load()
        print(other, len(other))
    with open(path, 'w') as file:
        file.write('nothing\n')
    try:
        MozillaCookieJar(path).load()
    except LoadError as error:
        print(type(error).__name__)
