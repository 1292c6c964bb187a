"""Octets that are no characters are no text of an array."""

import array

for numbers in (array.array("w", b"\xff\xff\xff\xff"), array.array("w", "a\ud800b")):
    for function in (array.array.tounicode, str, repr):
        try:
            print(function(numbers))
        except ValueError as error:
            print(error)
