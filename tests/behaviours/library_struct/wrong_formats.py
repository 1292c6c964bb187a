"""A format that means nothing is an error."""
import struct

for text in ('y', '3', 'i <', '<n', '=P', '2\0', '99999999999999999999i', '9223372036854775807q', ' <i'):
    try:
        print(struct.calcsize(text))
    except struct.error as error:
        print(repr(text), error)
for value in (1, None):
    try:
        struct.calcsize(value)
    except TypeError as error:
        print(error)
print(struct.calcsize(' i  h\n'), struct.calcsize(b'<ih'), struct.calcsize(''))
