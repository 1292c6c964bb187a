"""enterContext, enterClassContext and enterModuleContext leave what they entered at the end of their scope."""
import contextlib
import unittest
from _shown import attempt, report
@contextlib.contextmanager
def scope(name):
    print('enter', name)
    try:
        yield name.upper()
    finally:
        print('leave', name)
def setUpModule(): print(unittest.enterModuleContext(scope('module')))
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print(cls.enterClassContext(scope('class')))
    def test_a(self): print(self.enterContext(scope('test')))
report(T, verbosity=0)
attempt(unittest.TestCase().enterContext, 3)
