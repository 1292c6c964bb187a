"""Messages of the assertions about calls."""
from unittest.mock import Mock, call
from _attempt import attempt
m = Mock(name='m')
for _ in range(2):
    attempt(m.assert_called)
    attempt(m.assert_called_once)
    attempt(m.assert_not_called)
    attempt(m.assert_called_with, 1, a=2)
    attempt(m.assert_called_once_with, 1)
    attempt(m.assert_any_call, 1)
    attempt(m.assert_has_calls, [call(1)])
    m(1)
    m(2, b='x')
attempt(m.assert_called_with, 2, b='x')
attempt(Mock().assert_called)
