"""Native formats put padding in front of values that C aligns; other formats do not."""
import struct

for layout in ('bi', 'bq', 'bhi', 'hb', 'ibq', 'bd', 'b0i', 'bF', 'bD', 'xxi', '3sI'):
    print(layout, struct.calcsize(layout), struct.calcsize('=' + layout), struct.calcsize('>' + layout))
print(struct.pack('bi', 1, 2))
print(struct.pack('<bi', 1, 2))
print(struct.pack('b0i', 1))
