"""An item that the type has no room for is an error whose words depend on the type."""
from array import array

for code in 'bBhHiIlLqQ':
    for value in (-1 << 70, 1 << 70, -1, 70000, 1 << 40, 1.5):
        try:
            array(code, [value])
        except (OverflowError, TypeError) as error:
            print(code, value, type(error).__name__, error)
for code, value in (('d', 'x'), ('w', 1), ('w', 'ab')):
    try:
        array(code, [value])
    except TypeError as error:
        print(error)
