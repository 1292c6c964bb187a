"""A function can be a test, with functions around it."""
import unittest
from _shown import report
def test(): print('test')
def up(): print('up')
def down(): print('down')
def bad():
    """What it does.

    More."""
    raise ValueError('bad')
first = unittest.FunctionTestCase(test, setUp=up, tearDown=down, description='said')
second = unittest.FunctionTestCase(bad)
print(first, first.id(), first.shortDescription(), second.shortDescription())
print(first == unittest.FunctionTestCase(test, up, down, 'said'), first == second)
report(unittest.TestSuite([first, second]))
