"""debug runs a test without a result."""
import unittest
class T(unittest.TestCase):
    def setUp(self): print('setUp')
    def tearDown(self): print('tearDown')
    def test_good(self): self.addCleanup(print, 'cleanup'); print('good')
    def test_bad(self): raise ValueError('bad')
    def test_skip(self): self.skipTest('why')
for name in ('test_good', 'test_bad', 'test_skip'):
    try:
        T(name).debug()
    except Exception as error:
        print(repr(error))
try:
    unittest.TestSuite([T('test_good'), T('test_bad')]).debug()
except ValueError as error:
    print('suite', repr(error))
