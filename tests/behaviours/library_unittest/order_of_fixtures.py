"""Fixtures of the module, class and test run around the tests in order."""
import unittest
from _shown import report
log = []
def setUpModule(): log.append('setUpModule')
def tearDownModule(): log.append('tearDownModule')
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): log.append(f'{cls.__name__}.setUpClass')
    @classmethod
    def tearDownClass(cls): log.append(f'{cls.__name__}.tearDownClass')
    def setUp(self): log.append('setUp')
    def tearDown(self): log.append('tearDown')
    def test_b(self): log.append('b')
    def test_a(self): log.append('a')
class U(T):
    pass
suite = unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in (T, U)])
report(suite)
print(*log, sep='\n')
