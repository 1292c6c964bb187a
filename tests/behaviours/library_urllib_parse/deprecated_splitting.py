"""The old functions that cut addresses still work, and warn."""
import urllib.parse
import warnings

for name, values in {
    'splittype': ['Type:opaque', 'opaque', '/a:b'],
    'splithost': ['//www.e.org:80/foo', '/foo', '//h?q', '//h'],
    'splituser': ['u:p@h', 'h', 'a@b@c'],
    'splitpasswd': ['u:p', 'u', 'u:p:q'],
    'splitport': ['h:80', 'h', 'h:', 'h:ab', '[::1]:80'],
    'splitnport': ['h:80', 'h', 'h:', 'h:ab'],
    'splitquery': ['/p?q', '/p', '/p?a?b'],
    'splittag': ['/p#t', '/p'],
    'splitattr': ['/p;a=1;b=2', '/p'],
    'splitvalue': ['a=b=c', 'a'],
    'to_bytes': ['abc', 'é'],
}.items():
    for value in values:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            try:
                print(name, repr(value), getattr(urllib.parse, name)(value))
            except UnicodeError as error:
                print(error)
    print(caught[0].category.__name__, caught[0].message)
try:
    urllib.parse.splitnothing
except AttributeError as error:
    print(error)
