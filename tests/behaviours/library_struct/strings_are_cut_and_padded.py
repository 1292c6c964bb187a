"""The format s cuts octets off or pads them with zeros, and p keeps their length in front."""
import struct

print(struct.pack('3s', b'abcdef'), struct.pack('5s', b'ab'), struct.pack('0s', b'ab'))
print(struct.pack('4p', b'abcdef'), struct.pack('5p', b'ab'), struct.pack('1p', b'ab'))
print(struct.unpack('4p', b'\x02abc'), struct.unpack('3p', b'\xffab'), struct.unpack('s', b'x'))
print(len(struct.pack('300p', b'a' * 300)), struct.pack('300p', b'a' * 300)[0])
for code in 'sp':
    try:
        struct.pack(code, 'text')
    except struct.error as error:
        print(error)
