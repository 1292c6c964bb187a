"""unpack_from reads values that lie in a buffer from an offset on."""
import struct

data = bytes(range(10))
print(struct.unpack_from('<hB', data), struct.unpack_from('<hB', data, 3))
print(struct.unpack_from('>H', buffer=data, offset=-2))
for offset in (8, 30, -1, -30):
    try:
        struct.unpack_from('<i', data, offset)
    except struct.error as error:
        print(error)
