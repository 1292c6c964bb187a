"""The report shows success, failure, error, skips and expected failures, each with its word."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_ok(self): pass
    def test_fail(self): self.assertTrue(False)
    def test_error(self): {}['key']
    @unittest.skip('not today')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.fail('as foreseen')
    @unittest.expectedFailure
    def test_unexpected(self): pass
result = report(T)
print(result, result.wasSuccessful())
