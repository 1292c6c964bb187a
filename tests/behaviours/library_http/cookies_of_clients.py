"""A cookie jar takes cookies of answers and puts those that belong there into requests."""
import email
import io
import urllib.request
from http.cookiejar import CookieJar, DefaultCookiePolicy, LWPCookieJar, MozillaCookieJar


class Answer:
    def __init__(self, *cookies):
        self.headers = email.message_from_string(''.join(f'Set-Cookie: {cookie}\n' for cookie in cookies))

    def info(self):
        return self.headers


def header(jar, url):
    request = urllib.request.Request(url)
    jar.add_cookie_header(request)
    return request.get_header('Cookie')


jar = CookieJar()
request = urllib.request.Request('http://www.example.org/a/b')
jar.extract_cookies(Answer('one=1; path=/', 'two=2; path=/a', 'three=3; domain=.example.org; path=/',
                           'four=4; domain=.other.org', 'five=5; secure; path=/', 'six=6; max-age=0'), request)
print(sorted(cookie.name for cookie in jar))
for url in ('http://www.example.org/', 'http://www.example.org/a/x', 'https://www.example.org/',
            'http://example.org/', 'http://sub.example.org/', 'http://other.org/'):
    print(url, header(jar, url))
print(str(next(iter(jar))))
jar.clear('www.example.org', '/', 'one')
print(len(jar))
blocked = CookieJar(DefaultCookiePolicy(blocked_domains=['.example.org']))
blocked.extract_cookies(Answer('a=b'), request)
print(len(blocked))
