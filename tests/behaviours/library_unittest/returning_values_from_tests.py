"""A test that returns something, or is a coroutine function, gives a deprecation warning."""
import unittest
import warnings
class T(unittest.TestCase):
    def __repr__(self): return '<T>'
    def test_value(self): return 3
    def test_none(self): return None
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for name in ('test_value', 'test_none'):
        print(T(name).run())
for warning in caught:
    print(warning.category.__name__, warning.message)
