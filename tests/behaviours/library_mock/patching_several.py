"""patch.multiple replaces several attributes, and gives the mocks it made by name."""
from unittest.mock import DEFAULT, patch
from _attempt import attempt
class Thing:
    a, b, c = 1, 2, 3
with patch.multiple(Thing, a=10, b=DEFAULT, c=DEFAULT) as made:
    print(Thing.a, sorted(made), made['b'] is Thing.b)
print(Thing.a, Thing.b)
@patch.multiple('__main__.Thing', b=DEFAULT)
def test(first, b): print(first, b is Thing.b)
test(0)
attempt(patch.multiple, Thing)
attempt(patch.multiple(Thing, zz=1).__enter__)
