"""PropertyMock stands for a property: reading calls it, and setting calls it with the value."""
from unittest.mock import Mock, PropertyMock, patch
class Thing:
    @property
    def p(self): return 'real'
with patch.object(Thing, 'p', new_callable=PropertyMock, return_value='mocked') as p:
    t = Thing()
    print(t.p)
    t.p = 5
    print(p.mock_calls)
print(Thing().p)
m = Mock()
type(m).attribute = PropertyMock(side_effect=[1, KeyError('second')])
print(m.attribute)
try:
    m.attribute
except KeyError as error:
    print(repr(error))
