"""A view of octets that cannot be written to has the hash of its octets."""
from array import array

print(hash(memoryview(b'abc')) == hash(b'abc'), hash(memoryview(b'abcdef')[::2]) == hash(b'ace'))
for view in (memoryview(bytearray(1)), memoryview(array('i', [1])).toreadonly()):
    try:
        hash(view)
    except ValueError as error:
        print(error)
