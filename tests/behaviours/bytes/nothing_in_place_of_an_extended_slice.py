"""Assigning nothing to an extended slice of a bytearray deletes what it selects; any other wrong size is an error."""

for start, stop, step in ((1, 0, -10), (0, 5, 2), (None, None, -1), (4, 1, 1), (1, 3, 1), (5, 0, -2)):
    for value in (b"", [], "xy".encode(), bytearray(b"123")):
        data = bytearray(b"abcdef")
        try:
            data[start:stop:step] = value
            print(data)
        except ValueError as error:
            print(error)
