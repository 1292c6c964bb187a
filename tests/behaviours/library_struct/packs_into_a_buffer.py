"""pack_into writes into a buffer from an offset on, which may count from the end."""
import struct

buffer = bytearray(8)
struct.pack_into('<hh', buffer, 2, 1, 2)
print(buffer)
struct.pack_into('<h', buffer, -2, -1)
print(buffer)
struct.pack_into('>I', memoryview(buffer)[4:], 0, 0x01020304)
print(buffer)
for offset in (7, 20, -1, -20):
    try:
        struct.pack_into('<h', buffer, offset, 1)
    except struct.error as error:
        print(error)
for arguments in ((), (buffer,), (buffer, 0), (b'read only', 0, 1), (5, 0, 1)):
    try:
        struct.pack_into('<h', *arguments)
    except (struct.error, TypeError) as error:
        print(type(error).__name__, error)
