"""Class cleanups run after tearDownClass, and module cleanups after tearDownModule."""
import unittest
from _shown import report
def setUpModule(): unittest.addModuleCleanup(print, 'module cleanup')
def tearDownModule(): print('tearDownModule')
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, 'class cleanup')
    @classmethod
    def tearDownClass(cls): print('tearDownClass')
    def test_a(self): print('test')
report(T, verbosity=0)
