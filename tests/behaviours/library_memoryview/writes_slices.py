"""A slice takes as many items of the same format, also from the memory that it lies in itself."""
from array import array

data = bytearray(b'abcdefgh')
view = memoryview(data)
view[1:4] = b'XYZ'
view[::3] = bytearray(b'123')
print(data)
view[2:6] = view[0:4]
print(data)
view[::-1] = bytes(view)
print(data)
for value in (b'abc', array('b', [1, 2]), 'ab', 5):
    try:
        view[0:2] = value
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
numbers = memoryview(array('i', [1, 2, 3]))
numbers[0:2] = array('i', [8, 9])
print(numbers.tolist())
