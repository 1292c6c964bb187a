"""A specification limits the attributes that can be read, and spec_set those that can be set."""
from unittest.mock import Mock
from _attempt import attempt
class Thing:
    x = 1
    def method(self): pass
m = Mock(spec=Thing)
attempt(lambda: type(m.method).__name__)
attempt(lambda: m.nope)
m.extra = 1
print(isinstance(m, Thing), m.__class__ is Thing, m.extra)
s = Mock(spec_set=Thing)
attempt(setattr, s, 'extra', 1)
s.x = 5
print(s.x)
names = Mock(spec=['a', 'b'])
attempt(lambda: names.c)
attempt(lambda: type(names.a).__name__)
n = Mock(spec=Thing())
print(callable(n))
m.mock_add_spec(['only'])
attempt(lambda: m.method.x)
