"""A mock notes how it was called, and how often."""
from unittest.mock import Mock, call
m = Mock(return_value=3)
print(m.called, m.call_count, m.call_args, m.call_args_list)
print(m(1, 2), m(x=3), m())
print(m.called, m.call_count, m.call_args, m.call_args_list)
print(m.call_args_list[0].args, m.call_args_list[1].kwargs)
print(m.call_args_list == [call(1, 2), call(x=3), call()], m.mock_calls)
