"""The format c holds one octet as bytes, ? the truth of any value, and x nothing."""
import struct

print(struct.pack('c?x?', b'a', [], 'yes'))
print(struct.unpack('c?x?', b'z\x01\x00\x02'))
for bad in (b'ab', b'', 1, 'a'):
    try:
        struct.pack('c', bad)
    except struct.error as error:
        print(error)
