"""create_autospec of a function checks calls by its signature and keeps its name."""
import inspect
from unittest.mock import create_autospec
from _attempt import attempt
def function(a, b=2, *args, key, **rest):
    """What it is."""
m = create_autospec(function, return_value='r')
print(m.__name__, m.__doc__, inspect.signature(m), inspect.isfunction(m))
attempt(m, 1, key=2)
attempt(m)
attempt(m, 1)
attempt(m, 1, 2, 3, key=4, other=5)
print(m.call_args_list, m.called, m.call_count)
attempt(m.assert_called_with, 1, 2, 3, key=4, other=5)
attempt(m.assert_called_once)
simple = create_autospec(lambda x, y: None)
simple(1, y=2)
attempt(simple.assert_called_once_with, x=1, y=2)
attempt(simple.assert_called_with, 1)
simple.reset_mock()
print(simple.called)
