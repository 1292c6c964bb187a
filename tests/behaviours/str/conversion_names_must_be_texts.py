"""The names of encodings and error handlers must be texts, also where None or nothing bytes-like is converted."""

for arguments in (('x', None), (b'x', None), (b'x', 'ascii', None), (b'x', 5), (1, 'ascii')):
    try:
        print(str(*arguments))
    except TypeError as error:
        print(error)
for arguments in ((1, None), ('x', 5), (b'x', 'ascii', 3), (5, 'ascii'), ('x',)):
    for make in (bytes, bytearray):
        try:
            print(make(*arguments))
        except TypeError as error:
            print(error)
