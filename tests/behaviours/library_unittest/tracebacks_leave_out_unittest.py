"""Tracebacks of failures begin in the test and end before the assertion; errors show all of the test's frames."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def check(self, value):
        self.assertEqual(value, 1)
    def test_failure(self):
        self.check(2)
    def test_error(self):
        def inner():
            raise ValueError('inside')
        inner()
    def test_chain(self):
        try:
            self.assertIn(1, [])
        except AssertionError as error:
            raise KeyError('key') from error
    def test_context(self):
        try:
            1 / 0
        except ZeroDivisionError:
            self.fail('after')
report(T)
