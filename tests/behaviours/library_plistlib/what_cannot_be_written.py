"""Values that a property list has no form for are errors."""
import plistlib


def attempt(*arguments, **keywords):
    try:
        print(plistlib.dumps(*arguments, **keywords)[-60:])
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


attempt(None)
attempt({1: 2})
attempt({1: 2}, fmt=plistlib.FMT_BINARY)
attempt({1: 2, 'a': 3}, skipkeys=True)
attempt(2 ** 64)
attempt(-2 ** 63 - 1, fmt=plistlib.FMT_BINARY)
attempt('a\0b')
attempt(plistlib.UID(1))
attempt(object)
attempt(object, fmt=plistlib.FMT_BINARY)
for data in (2 ** 64, -1, 'x'):
    try:
        plistlib.UID(data)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(plistlib.UID(3), plistlib.UID(3) == plistlib.UID(3), int.__index__(plistlib.UID(3).data))
