"""A module's load_tests decides what is loaded, and its failure is a failing test."""
import types
import unittest
class T(unittest.TestCase):
    def test_a(self): pass
    def test_b(self): pass
module = types.ModuleType('m')
module.T = T
loader = unittest.TestLoader()
print(loader.loadTestsFromModule(module).countTestCases())
def load_tests(loader, standard, pattern):
    print(type(loader).__name__, standard.countTestCases(), pattern)
    return unittest.TestSuite([T('test_b')])
module.load_tests = load_tests
print(loader.loadTestsFromModule(module, pattern='x*'))
def failing(*args): raise KeyError('loading')
module.load_tests = failing
suite = loader.loadTestsFromModule(module)
print(suite, loader.errors[0].splitlines()[0], loader.errors[0].splitlines()[-1])
try:
    suite.debug()
except KeyError as error:
    print(repr(error))
