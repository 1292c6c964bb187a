"""The formats f and d hold floats; f rounds, and refuses what it has no room for."""
import struct

for code in ('<f', '>f', '<d', '>d'):
    for value in (1.5, -0.1, 1e30, float('inf')):
        packed = struct.pack(code, value)
        print(code, packed.hex(), struct.unpack(code, packed))
print(struct.pack('<d', 3), struct.pack('<f', True))
for bad in (1e39, 'text', None):
    try:
        struct.pack('f', bad)
    except (OverflowError, struct.error) as error:
        print(type(error).__name__, error)
