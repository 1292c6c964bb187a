"""patch with autospec replaces functions and methods by ones with the same signatures."""
from unittest.mock import call, patch
from _attempt import attempt
class Thing:
    def method(self, a): return 'real'
def function(x): return 'real'
with patch.object(Thing, 'method', autospec=True) as m:
    t = Thing()
    m.return_value = 'mocked'
    print(t.method(1), m.call_args == call(t, 1))
    attempt(t.method)
with patch('__main__.function', autospec=True) as m:
    attempt(function)
    m.side_effect = lambda x: x * 2
    print(function(4), m.call_count)
with patch('__main__.Thing', autospec=True) as m:
    m.return_value.method.return_value = 'instance'
    print(Thing().method(3), m.return_value.method.call_args)
    attempt(m.return_value.method)
