"""A byte array that is made anew is emptied first, shows single quotes escaped, and its iterators end for good."""

array = bytearray(b'abc')
try:
    array.__init__([1, 2, 256])
except ValueError as error:
    print(error, array)
print(bytearray(b"'"), bytearray(b'"'), bytearray(b'\'"'), b"'")
array = bytearray(b'ab')
iterator = iter(array)
print(list(iterator))
array += b'cd'
print(list(iterator))
