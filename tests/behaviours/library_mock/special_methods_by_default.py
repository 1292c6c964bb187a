"""MagicMock has special methods with values that suit most tests; Mock has none."""
from unittest.mock import MagicMock, Mock
from _attempt import attempt
m = MagicMock()
print(len(m), int(m), float(m), complex(m), bool(m), list(m), 3 in m, hash(m) == hash(m))
print(m == m, m != m, m == 1, m != 1)
attempt(lambda: m < 1)
attempt(lambda: m <= m)
print(type(m + 1).__name__, type(m[1]).__name__, type(-m).__name__, type(m // 2).__name__, type(divmod(m, 2)).__name__)
with m as value:
    print(type(value).__name__)
m[1] = 2
del m[1]
print(m.__setitem__.call_args, m.__delitem__.call_args, m.__exit__.call_args)
for operation in (len, iter, bool, int):
    attempt(lambda: type(operation(Mock())).__name__)
