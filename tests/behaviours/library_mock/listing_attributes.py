"""dir of a mock lists what is of use, with the specified names."""
from unittest import mock
m = mock.Mock(spec=['b', 'a'])
print(dir(m))
n = mock.Mock()
n.zebra
n.yak = 1
print([name for name in dir(n) if not name.startswith(('_', 'assert'))])
del n.zebra
print('zebra' in dir(n))
