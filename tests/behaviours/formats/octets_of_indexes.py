"""Octets are formatted from whatever has a number, and what is replaced is looked at before how often."""


class Index:
    def __index__(self):
        return 2**70


for pattern in (b'%e', b'%5.1F', b'%g', b'%*.0f', b'%d', b'%x'):
    value = (5, Index()) if b'*' in pattern else (Index(),)
    try:
        print(pattern % value)
    except TypeError as error:
        print(error)
for arguments in (('a', b'b', 'c'), (b'a', 'b', 1.5), (b'a', b'b', 1.5), (b'a', b'b', True), (b'a', b'b', 2**70)):
    try:
        print(b'aaa'.replace(*arguments), bytearray(b'aaa').replace(*arguments))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
