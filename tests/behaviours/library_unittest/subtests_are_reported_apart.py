"""Each failing subtest is reported with its message and parameters, and the test goes on."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_numbers(self):
        for i in range(4):
            with self.subTest('odd?', i=i):
                self.assertEqual(i % 2, 0)
        print('the end is reached')
    def test_nested(self):
        with self.subTest(a=1):
            with self.subTest(b=2, a=3):
                {}['x']
    def test_plain(self):
        with self.subTest():
            self.fail('plain')
        with self.subTest('skipping'):
            self.skipTest('part')
    def test_good(self):
        with self.subTest(i=1):
            pass
result = report(T)
print(len(result.failures), len(result.errors), len(result.skipped))
print([test.id() for test, _ in result.failures])
