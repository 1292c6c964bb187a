"""Items are written if their format has room for them, and not to views of bytes."""
view = memoryview(bytearray(8))
for code in 'bBhHiIqQ?cfde':
    shown = view.cast(code)
    for value in (3, 300, -1, 1 << 70, 1.5, 'a', b'z'):
        try:
            shown[0] = value
            print(code, value, shown[0])
        except (TypeError, ValueError) as error:
            print(code, value, type(error).__name__, error)
try:
    memoryview(b'abc')[0] = 1
except TypeError as error:
    print(error)
