"""Failing subtests have a character each, and a test whose subtests failed has none of its own."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_a(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)
    def test_b(self):
        with self.subTest(): raise KeyError
    @unittest.expectedFailure
    def test_c(self):
        with self.subTest(): self.fail()
        print('never')
report(T, verbosity=1)
