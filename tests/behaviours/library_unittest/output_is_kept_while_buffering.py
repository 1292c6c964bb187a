"""With buffer set, output is shown only for tests that fail."""
import sys
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_good(self): print('unseen')
    def test_bad(self):
        print('seen')
        print('also seen', file=sys.stderr)
        self.fail('bad')
    def test_worse(self):
        print('no end', end='')
        raise KeyError('worse')
out, err = sys.stdout, sys.stderr
result = report(T, buffer=True)
print(sys.stdout is out, sys.stderr is err)
