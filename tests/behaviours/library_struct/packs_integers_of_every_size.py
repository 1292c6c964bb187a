"""Integers of every size are packed with the least or most significant octet first, and read back."""
import struct

for code, value in zip('bBhHiIlLqQ', (-1, 255, -300, 65535, -70000, 1 << 31, -5, 7, -(1 << 40), 1 << 63)):
    for order in '<>':
        packed = struct.pack(order + code, value)
        print(order + code, packed, struct.unpack(order + code, packed) == (value,))
