"""A side effect may be an exception, an iterable or a function."""
from unittest.mock import DEFAULT, Mock
from _attempt import attempt
for effect in (KeyError, ValueError('instance'), [1, ValueError('in list'), DEFAULT], lambda *args: sum(args),
               lambda *args: DEFAULT, None):
    m = Mock(side_effect=effect, return_value='value')
    for args in ((1, 2), (3,), (), ()):
        attempt(m, *args)
