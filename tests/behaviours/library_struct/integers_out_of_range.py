"""An integer that a format has no room for is an error that names the range."""
import struct

for code in ('b', 'B', 'h', 'H', 'i', 'I', 'q', 'Q', '<l', '<L', 'n', 'N', 'P'):
    for value in (1 << 70, -(1 << 70), 1.5, 'x'):
        try:
            struct.pack(code, value)
        except struct.error as error:
            print(code, error)


class Five:
    def __index__(self):
        return 5


print(struct.pack('b', Five()), struct.pack('P', -1))
