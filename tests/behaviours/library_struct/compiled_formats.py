"""A Struct is a format that was read once, with the functions of the module as methods."""
import struct

point = struct.Struct('<hh')
print(point, point.format, point.size)
print(point.pack(1, 2), point.unpack(b'\x01\x00\x02\x00'), point.unpack_from(b'xx\x03\x00\x04\x00', 2))
buffer = bytearray(6)
point.pack_into(buffer, 1, 5, 6)
print(buffer, list(point.iter_unpack(buffer[1:5])))
print(struct.Struct(b'>i').format)
try:
    point.pack(1)
except struct.error as error:
    print(error)
try:
    struct.Struct('y')
except struct.error as error:
    print(error)
print(struct.error.__module__, struct.error.__mro__[1])
