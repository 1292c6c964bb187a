"""Names of classes and methods become suites; wrong names become tests that fail."""
import sys
import unittest
loader = unittest.TestLoader()
class T(unittest.TestCase):
    def test_b(self): pass
    def test_a(self): pass
    test_c = 3
class Empty(unittest.TestCase): pass
class Run(unittest.TestCase):
    def runTest(self): pass
def make(): return T('test_b')
def suite(): return unittest.TestSuite([T('test_a')])
def wrong(): return 3
here = sys.modules['__main__']
for name in ('T', 'T.test_a', 'Empty', 'Run', 'make', 'suite', 'wrong', 'T.nope', 'nope', 'T.test_c'):
    try:
        print(name, loader.loadTestsFromName(name, here))
    except Exception as error:
        print(name, type(error).__name__, str(error)[:24])
print(len(loader.errors), loader.errors[0].splitlines()[0])
print(loader.loadTestsFromNames(['T.test_a', 'T.test_b'], here).countTestCases())
missing = loader.loadTestsFromName('no_such_module.x')
print(missing, loader.errors[-1].splitlines()[0], loader.errors[-1].splitlines()[-1])
