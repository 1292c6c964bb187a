"""Runners and results that know less than today's are used as far as they go."""
import io
import unittest


class Runner:
    wrong = 0
    arguments = None

    def __init__(self, **arguments):
        if Runner.wrong:
            Runner.wrong -= 1
            raise TypeError('unexpected argument')
        Runner.arguments = sorted(arguments)

    def run(self, test):
        return unittest.TestResult()


class Case(unittest.TestCase):
    def test(self):
        with self.assertRaises(TypeError):
            self.addCleanup(function=print, argument='x')
        self.addCleanup(print, 'cleaned', end=' up\n')


class Skipped(unittest.TestCase):
    @unittest.skip('reason')
    def test(self):
        pass


for wrong in range(3):
    Runner.wrong = wrong
    unittest.main(module=None, argv=['x', '__main__.Case'], testRunner=Runner, exit=False)
    print(Runner.arguments)
stream = io.StringIO()
unittest.TextTestRunner(stream=stream, durations=5).run(unittest.defaultTestLoader.loadTestsFromTestCase(Skipped))
print('Slowest' in stream.getvalue())
unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case))
print(unittest.case.DIFF_OMITTED)
