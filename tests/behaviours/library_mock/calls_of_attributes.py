"""Calls of attributes and of what calls return are noted with their names in the mocks above."""
from unittest.mock import Mock, call
m = Mock()
m.method(1)
m.a.b.c(x=2)
m().other('y').last()
print(m.mock_calls)
print(m.method_calls)
print(m.a.mock_calls, m.a.b.c.call_args)
print(call().other('y').last() == m.mock_calls[-1], call().other('y').last().call_list())
print(m.method is m.method, m() is m.return_value)
