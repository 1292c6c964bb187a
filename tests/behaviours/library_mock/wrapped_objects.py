"""A mock with wraps passes calls on, unless a return value is set."""
from unittest.mock import MagicMock, Mock
m = Mock(wraps=[3, 1, 2])
print(m.index(2), m.count(3), m.mock_calls)
m.index.return_value = 'set'
print(m.index(2))
function = Mock(wraps=lambda x: x * 2)
print(function(4), function.call_args)
function.return_value = 0
print(function(4))
