"""Mocks are configured by keywords with dots, and deleted attributes are missing."""
from unittest.mock import Mock
from _attempt import attempt
m = Mock(x=1, **{'a.b.return_value': 2, 'c.side_effect': KeyError('c')})
print(m.x, m.a.b())
attempt(m.c)
m.configure_mock(y=3, **{'a.z': 4})
print(m.y, m.a.z)
del m.gone
attempt(lambda: m.gone)
del m.x
attempt(lambda: m.x)
print(hasattr(m, 'gone'), hasattr(m, 'other'))
m.gone = 5
print(m.gone)
