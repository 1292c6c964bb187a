"""Messages of the assertions about order."""
import unittest
from _shown import attempt
t = unittest.TestCase()
for name in ('Less', 'LessEqual', 'Greater', 'GreaterEqual'):
    assertion = getattr(t, 'assert' + name)
    for pair in ((1, 2), (2, 2), (3, 2), ('a', 'b')):
        attempt(assertion, *pair)
attempt(t.assertLess, 1, 'x')
