"""Verbosity 1 shows a character for each test, verbosity 0 none."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_1(self): pass
    def test_2(self): self.fail('two')
    def test_3(self): raise KeyError('three')
    def test_4(self): self.skipTest('four')
    @unittest.expectedFailure
    def test_5(self): self.fail()
    @unittest.expectedFailure
    def test_6(self): pass
report(T, verbosity=1)
print('-' * 10, 'quiet')
report(T, verbosity=0)
