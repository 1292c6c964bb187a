"""Cleanups run after tearDown, the last added first, even when setUp or another cleanup fails."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, 'cleanup 1', self._testMethodName)
        if 'setup' in self._testMethodName:
            raise ValueError('setup')
        self.addCleanup(self.failing)
        self.addCleanup(print, 'cleanup 3')
    def failing(self): raise KeyError('cleanup 2')
    def tearDown(self): print('tearDown')
    def test_body(self): print('body')
    def test_setup(self): print('never')
report(T)
