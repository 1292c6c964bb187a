"""UnicodeDecodeError keeps what could not be decoded as bytes, and takes nothing without octets."""
error = UnicodeDecodeError('ascii', bytearray(b'ab\xff'), 2, 3, 'not in range')
print(repr(error.object), error.args, error)
print(repr(UnicodeDecodeError('ascii', memoryview(b'xy'), 0, 1, 'why').object))
for arguments in ('ascii', 'text', 0, 1, 'why'), ('ascii', 3, 0, 1, 'why'), (b'ascii', b'', 0, 1, 'why'):
    try:
        UnicodeDecodeError(*arguments)
    except TypeError as error:
        print(error)
