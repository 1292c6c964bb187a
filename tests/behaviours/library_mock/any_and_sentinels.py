"""ANY equals everything, and sentinels are the same for a name."""
import copy
from unittest.mock import ANY, DEFAULT, Mock, call, sentinel
print(ANY == 3, ANY != 3, 3 == ANY, [1, ANY] == [1, object()], repr(ANY))
m = Mock()
m(1, object())
m.assert_called_with(1, ANY)
m.assert_has_calls([call(ANY, ANY)])
print(sentinel.x is sentinel.x, sentinel.x == sentinel.y, sentinel.x, sentinel.DEFAULT is DEFAULT, sentinel.a.name)
