"""The loader takes methods by prefix, sorts them, and keeps those that match a pattern."""
import unittest
class T(unittest.TestCase):
    def test_b(self): pass
    def test_a(self): pass
    def check_c(self): pass
    def runTest(self): pass
loader = unittest.TestLoader()
print(loader.getTestCaseNames(T))
loader.sortTestMethodsUsing = lambda x, y: (x < y) - (x > y)
print(loader.getTestCaseNames(T))
loader.testMethodPrefix = 'check'
print(loader.getTestCaseNames(T))
loader = unittest.TestLoader()
for patterns in (['*a'], ['*T.test_?'], ['*[!a]'], ['nothing'], ['*_a', '*_b']):
    loader.testNamePatterns = patterns
    print(patterns, loader.getTestCaseNames(T))
