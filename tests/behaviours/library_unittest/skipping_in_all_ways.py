"""Tests and classes are skipped by decorators, conditions and exceptions, with their reasons."""
import unittest
from _shown import report
class T(unittest.TestCase):
    @unittest.skipIf(True, 'if')
    def test_1(self): pass
    @unittest.skipIf(False, 'if')
    def test_2(self): pass
    @unittest.skipUnless(False, 'unless')
    def test_3(self): pass
    @unittest.skipUnless(True, 'unless')
    def test_4(self): pass
    @unittest.skip
    def test_5(self): pass
    def test_6(self): raise unittest.SkipTest('raised')
    def test_7(self): self.skipTest('called')
@unittest.skip('all of it')
class U(unittest.TestCase):
    def setUp(self): print('never')
    def test_1(self): pass
class V(unittest.TestCase):
    def setUp(self): self.skipTest('in setUp')
    def tearDown(self): print('never')
    def test_1(self): print('never')
for c in (T, U, V):
    print(report(c).skipped)
