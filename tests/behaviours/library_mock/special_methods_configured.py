"""Special methods are configured by their return values and side effects, or replaced."""
from unittest.mock import MagicMock, Mock
m = MagicMock()
m.__len__.return_value = 7
m.__getitem__.side_effect = lambda key: key * 2
m.__contains__.return_value = True
m.__iter__.return_value = iter('ab')
m.__str__.return_value = 'text'
m.__eq__.return_value = 'equal'
m.__enter__.return_value = 'entered'
print(len(m), m['x'], 5 in m, list(m), list(m), str(m), m == 3)
with m as value:
    print(value)
plain = Mock()
plain.__len__ = lambda self: 4
plain.__getitem__ = Mock(return_value='item')
print(len(plain), plain['q'], plain.__getitem__.call_args)
m.__add__ = lambda self, other: ('added', other)
print(m + 1)
del m.__len__
try:
    len(m)
except TypeError as error:
    print(error)
