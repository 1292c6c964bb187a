"""reset_mock forgets calls, and configurations only if that is said."""
from unittest.mock import Mock
m = Mock(return_value=3, side_effect=[1, 2, 3, 4])
m.child.return_value = 'c'
m(1)
m.child()
m.reset_mock()
print(m.called, m.call_count, m.call_args, m.mock_calls, m.child.called, m.return_value, m(), m.child())
m.reset_mock(return_value=True)
print(type(m.return_value).__name__, m())
m.reset_mock(side_effect=True)
print(type(m()).__name__, m.side_effect)
