"""failfast ends the run at the first failure, error or unexpected success."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_1(self): pass
    def test_2(self): self.fail('stop')
    def test_3(self): print('never')
class U(unittest.TestCase):
    def test_1(self):
        with self.subTest(i=1): self.fail('part')
        print('never')
    def test_2(self): print('never')
print(report(T, failfast=True).shouldStop)
report(U, failfast=True)
