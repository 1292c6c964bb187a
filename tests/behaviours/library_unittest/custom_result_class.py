"""A result class of one's own is told of everything in order."""
import unittest
class Log(unittest.TestResult):
    def startTestRun(self): print('startTestRun')
    def stopTestRun(self): print('stopTestRun')
    def startTest(self, test): super().startTest(test); print('start', test)
    def stopTest(self, test): super().stopTest(test); print('stop')
    def addSuccess(self, test): print('success')
    def addFailure(self, test, err): print('failure', err[0].__name__, err[1])
    def addError(self, test, err): print('error', err[0].__name__, err[1])
    def addSkip(self, test, reason): print('skip', reason)
    def addSubTest(self, test, subtest, err): print('subtest', subtest, err and err[1])
class T(unittest.TestCase):
    def test_1(self): pass
    def test_2(self): self.fail('f')
    def test_3(self): raise OSError('e')
    def test_4(self): self.skipTest('s')
    def test_5(self):
        with self.subTest(i=1): pass
        with self.subTest(i=2): self.fail('g')
suite = unittest.defaultTestLoader.loadTestsFromTestCase(T)
result = Log()
print(suite.run(result) is result, result.testsRun)
T('test_1').run()
