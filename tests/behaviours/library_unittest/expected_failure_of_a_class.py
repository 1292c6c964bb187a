"""expectedFailure on a class holds for all of its tests."""
import unittest
from _shown import report
@unittest.expectedFailure
class T(unittest.TestCase):
    def test_fails(self): self.fail('yes')
    def test_raises(self): raise KeyError
    def test_succeeds(self): pass
result = report(T)
print(len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
print(result.expectedFailures[0][1])
