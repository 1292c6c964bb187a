"""Messages of the assertions about prefixes and suffixes."""
import unittest
from _shown import attempt
t = unittest.TestCase()
for name in ('StartsWith', 'NotStartsWith', 'EndsWith', 'NotEndsWith'):
    assertion = getattr(t, 'assert' + name)
    for value, affix in (('abc', 'z'), ('abc', ('z', 'y')), ('abc', 'abc'), ('abc', ('q', 'abc')), (b'abc', 'abc'),
                         ('abc', b'a'), (1, 'a'), ('abc', 1), ('a' * 200, 'b')):
        print(name, end=' ')
        attempt(assertion, value, affix)
