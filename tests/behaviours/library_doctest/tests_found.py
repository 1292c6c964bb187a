"""The finder names tests by where they are, and takes __test__ in."""
import doctest
__test__ = {'extra': '>>> 1\n1'}
class A:
    """>>> 1
    1
    """
    @property
    def p(self):
        """>>> 2
        2
        """
    @staticmethod
    def s():
        """>>> 3
        3
        """
    class Inner:
        """>>> 4"""
def f():
    """no examples"""
def g(): pass
import __main__
for test in doctest.DocTestFinder().find(__main__):
    print(test.name, test.lineno, len(test.examples))
