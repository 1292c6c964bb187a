"""With the handler installed the first interrupt ends the run after the test."""
import os
import signal
import unittest
class T(unittest.TestCase):
    def test_1(self): os.kill(os.getpid(), signal.SIGINT); print('first goes on')
    def test_2(self): print('never')
unittest.installHandler()
result = unittest.TestResult()
unittest.registerResult(result)
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
print(result.testsRun, result.shouldStop)
print(unittest.removeResult(result), unittest.removeResult(result))
unittest.removeHandler()
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
