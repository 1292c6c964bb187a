"""When setUpClass fails the tests of the class do not run, and the failure is reported once."""
import unittest
from _shown import report
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise ValueError('no class')
    @classmethod
    def tearDownClass(cls): print('never')
    def test_a(self): print('never')
    def test_b(self): print('never')
class S(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise unittest.SkipTest('whole class')
    def test_a(self): print('never')
class D(unittest.TestCase):
    @classmethod
    def tearDownClass(cls): raise KeyError('late')
    def test_a(self): pass
for c in (T, S, D):
    print(report(c))
