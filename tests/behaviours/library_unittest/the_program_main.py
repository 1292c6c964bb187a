"""unittest.main runs the tests of the module, by its arguments, and gives the result without exiting."""
import unittest
class T(unittest.TestCase):
    def test_a(self): print('a')
    def test_b(self): print('b')
class U(unittest.TestCase):
    def test_c(self): print('c')
class Quiet(unittest.TextTestRunner):
    def __init__(self, **options):
        print({name: options[name] for name in ('verbosity', 'failfast', 'buffer')})
        super().__init__(**options)
    def run(self, test):
        result = unittest.TestResult()
        test(result)
        return result
for arguments in ([], ['-v'], ['-q', '-f', '-b'], ['T'], ['T.test_b', 'U'], ['-k', 'b'], ['-k', '*U*', '-k', 'a']):
    program = unittest.main(argv=['prog', *arguments], exit=False, testRunner=Quiet, testLoader=unittest.TestLoader())
    print(arguments, program.result)
print(unittest.main(argv=['p'], defaultTest='U', exit=False, testRunner=Quiet).result)
