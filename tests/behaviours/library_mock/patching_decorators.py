"""As a decorator patch passes its mocks from the innermost on."""
import os
from unittest.mock import patch
class Holder:
    value = 1
    def method(self): return 'real'
@patch('os.getcwd')
@patch.object(Holder, 'method')
@patch.object(Holder, 'value', 2)
def test(first, method, getcwd, *, key):
    print(first, Holder().method is method, os.getcwd is getcwd, Holder.value, key)
    return 'result'
print(test('arg', key='k'), test.__name__, Holder.value, Holder().method())
@patch('os.getcwd', side_effect=KeyError)
class Tests:
    def test_one(self, getcwd): print(os.getcwd is getcwd)
    def other(self): print(callable(os.getcwd), 'untouched')
Tests().test_one()
Tests().other()
