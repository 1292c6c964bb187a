"""The repr of a mock says its class, its path and what it stands for."""
from unittest.mock import MagicMock, Mock, NonCallableMock
class Thing: x = 1
def head(mock): print(repr(mock).partition(' id=')[0])
head(Mock())
head(Mock(name='n'))
head(Mock(name='n').a.b().c)
head(Mock().a)
head(Mock()())
head(MagicMock(spec=Thing))
head(Mock(spec_set=Thing, name='t'))
head(NonCallableMock(spec=Thing()))
head(MagicMock(spec=['a']))
head(MagicMock(name='m')['k'])
print(str(Mock(name='z'))[:14])
