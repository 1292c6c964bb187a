"""assertEqual and assertNotEqual show both values; long ones are shortened where they agree."""
import unittest
from _shown import attempt
t = unittest.TestCase()
attempt(t.assertEqual, 1, 2)
attempt(t.assertEqual, 1, 2, 'why')
attempt(t.assertEqual, 1, '1')
attempt(t.assertEqual, None, [])
attempt(t.assertEqual, b'a' * 100, b'a' * 50 + b'b' * 50)
attempt(t.assertEqual, b'a' * 100 + b'x', b'a' * 100 + b'y')
attempt(t.assertEqual, (1, 2), [1, 2])
attempt(t.assertNotEqual, 1, 1.0)
attempt(t.assertNotEqual, 1, 2)
class Bad:
    def __repr__(self): raise ValueError
    def __eq__(self, other): return False
try:
    t.assertEqual(Bad(), 1)
except AssertionError as error:
    print(str(error).partition(' at ')[0], str(error).endswith(' != 1'))
