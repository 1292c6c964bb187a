"""assert_has_calls wants consecutive calls, or any order if that is said."""
from unittest.mock import Mock, call
from _attempt import attempt
m = Mock()
for i in range(4):
    m(i)
attempt(m.assert_has_calls, [call(1), call(2)])
attempt(m.assert_has_calls, [call(2), call(1)])
attempt(m.assert_has_calls, [call(1), call(3)])
attempt(m.assert_has_calls, [call(3), call(1)], any_order=True)
attempt(m.assert_has_calls, [call(3), call(9)], any_order=True)
m.a.b()
attempt(m.assert_has_calls, [call.a.b()])
