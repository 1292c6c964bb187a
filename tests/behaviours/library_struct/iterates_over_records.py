"""iter_unpack yields the values of records that lie one behind the other."""
import struct

records = struct.iter_unpack('<hc', b'\x01\x00a\x02\x00b\x03\x00c')
print(records.__length_hint__(), next(records), records.__length_hint__(), list(records))
for layout, data in (('<h', b'abc'), ('', b''), ('0s', b'abc')):
    try:
        struct.iter_unpack(layout, data)
    except struct.error as error:
        print(error)
