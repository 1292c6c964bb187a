"""The tables by which protocols prepare texts."""
import hashlib
import stringprep

for name in sorted(dir(stringprep)):
    if name.startswith(('in_table', 'map_table')):
        function = getattr(stringprep, name)
        found = ascii([function(chr(point)) for point in range(0, 0x3400, 29)])
        print(name, hashlib.md5(found.encode()).hexdigest())
print(stringprep.map_table_b2('ſ'), stringprep.map_table_b3('ẞ'), stringprep.map_table_b2('㎭'), stringprep.in_table_c9('\U000e0001'))
