"""DocTestSuite makes unittest cases of docstrings."""
import doctest
import unittest
def good():
    """
    >>> 1
    1
    """
def bad():
    """
    >>> 1
    2
    """
suite = doctest.DocTestSuite()
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), [test.id() for test, _ in result.failures])
