"""Results know what happened, also for classes that were skipped or failed."""
import unittest
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(1, 2)
    def test_b(self): pass
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
print(result, result.failures[0][0], result.failures[0][1].splitlines()[-1])
print(result.testsRun, result.wasSuccessful(), result.shouldStop, result.errors, result.skipped)
result.stop()
print(result.shouldStop)
again = unittest.TestResult()
again.addUnexpectedSuccess(T('test_b'))
print(again.wasSuccessful())
