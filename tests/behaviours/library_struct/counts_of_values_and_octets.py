"""Packing needs as many values as the format has, unpacking as many octets."""
import struct

for values in ((), (1,), (1, 2, 3)):
    try:
        print(struct.pack('hh', *values))
    except struct.error as error:
        print(error)
for octets in (b'', b'abc', b'abcde'):
    try:
        print(struct.unpack('hh', octets))
    except struct.error as error:
        print(error)
try:
    struct.pack()
except TypeError as error:
    print(error)
