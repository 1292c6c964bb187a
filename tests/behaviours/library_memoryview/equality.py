"""Views are equal if their shapes and items are, whatever their formats."""
from array import array

print(memoryview(b'abc') == b'abc', memoryview(b'abc') == bytearray(b'abc'), memoryview(b'abc') == 'abc')
print(memoryview(array('i', [1, 2])) == memoryview(array('d', [1.0, 2.0])), memoryview(array('i', [1])) == array('i', [1]))
print(memoryview(b'abcd')[::2] == b'ac', memoryview(b'abc')[::-1] == b'cba', memoryview(b'ab') != b'abc')
table = memoryview(bytes(4)).cast('B', [2, 2])
print(table == memoryview(bytes(4)), table == memoryview(bytes(4)).cast('B', [2, 2]))
print(memoryview(array('d', [float('nan')])) == memoryview(array('d', [float('nan')])))
try:
    memoryview(b'a') < memoryview(b'b')
except TypeError as error:
    print(error)
