"""The binary format has one object for equal values, and sizes that fit."""
import datetime
import plistlib

values = [
    1, -1, 255, 256, 2 ** 32, 2 ** 63, 1.5, True, None, 'a', 'é', 'x' * 20, b'y' * 20, 'a', 1,
    datetime.datetime(2001, 1, 1, 0, 0, 1), plistlib.UID(300), [], {}, {'b': 1, 'a': [2]},
]
octets = plistlib.dumps(values, fmt=plistlib.FMT_BINARY)
print(octets.hex())
print(plistlib.loads(octets) == values)
many = plistlib.dumps(list(range(300)), fmt=plistlib.FMT_BINARY)
print(len(many), plistlib.loads(many) == list(range(300)))
