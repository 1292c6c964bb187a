"""Return values are mocks unless they are set, and keep being the same."""
from unittest.mock import Mock
m = Mock(name='m')
value = m()
print(repr(value).partition(' id')[0], value is m(), value is m.return_value)
m.return_value = 5
print(m(), m.return_value)
m.attribute.return_value.deep = 'x'
print(m.attribute().deep)
