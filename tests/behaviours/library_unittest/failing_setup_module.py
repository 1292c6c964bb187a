"""When setUpModule fails no test of the module runs, and module cleanups do."""
import unittest
from _shown import report
def setUpModule():
    unittest.addModuleCleanup(print, 'module cleanup')
    raise RuntimeError('no module')
def tearDownModule(): print('never')
class T(unittest.TestCase):
    def test_a(self): print('never')
report(T)
