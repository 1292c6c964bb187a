"""The formats F and D hold complex numbers as pairs of floats."""
import struct

print(struct.pack('<F', 1 + 2j), struct.calcsize('F'))
print(struct.pack('>D', 3), struct.calcsize('D'))
print(struct.unpack('<FD', struct.pack('<FD', 1.5 - 1j, 0.1j)))
try:
    struct.pack('F', 'x')
except struct.error as error:
    print(error)
