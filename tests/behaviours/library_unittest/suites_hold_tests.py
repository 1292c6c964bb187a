"""Suites count, compare, iterate and run what they hold, and forget tests that ran."""
import unittest
from _shown import attempt
class T(unittest.TestCase):
    def test_a(self): pass
    def test_b(self): pass
suite = unittest.TestSuite([T('test_a'), unittest.TestSuite([T('test_b')])])
print(suite, suite.countTestCases())
print(suite == unittest.TestSuite([T('test_a'), unittest.TestSuite([T('test_b')])]), suite == 3)
attempt(suite.addTest, 3)
attempt(suite.addTest, T)
attempt(suite.addTests, 'names')
result = unittest.TestResult()
suite(result)
print(list(suite)[0], suite.countTestCases(), result)
print(T('test_a') == T('test_a'), T('test_a') == T('test_b'), hash(T('test_a')) == hash(T('test_a')))
attempt(T, 'nope')
