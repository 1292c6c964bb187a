"""The format e holds floats of 16 bits: rounding, subnormals, infinities and what is too large."""
import struct

for value in (0.0, -0.0, 1.0, 1.5, 0.1, 2047.5, 2048.5, 65504.0, 65519.0, 2.0 ** -24, 2.0 ** -25, 6e-5,
              float('inf'), float('-inf')):
    packed = struct.pack('<e', value)
    print(value, packed.hex(), struct.unpack('<e', packed)[0])
print(struct.unpack('<e', struct.pack('<e', float('nan'))))
for value in (65520.0, 1e6):
    try:
        struct.pack('>e', value)
    except OverflowError as error:
        print(error)
