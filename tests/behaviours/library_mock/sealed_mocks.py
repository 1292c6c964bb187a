"""seal keeps a mock and its children from growing more attributes."""
from unittest.mock import Mock, seal
from _attempt import attempt
m = Mock(name='m')
m.child.grand = 1
m.method.return_value = 2
seal(m)
print(m.child.grand, m.method())
attempt(lambda: m.other)
attempt(lambda: m.child.other)
attempt(lambda: m())
attempt(lambda: m.child())
attempt(setattr, m, 'new', 1)
