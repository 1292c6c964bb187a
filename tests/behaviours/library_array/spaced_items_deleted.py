"""Deleting items at equal distances, of arrays of several sizes of items and of byte arrays."""

import array

for code in "BHqd":
    for part in (
        slice(None, None, 2), slice(1, None, 3), slice(None, None, -2), slice(7, 2, -3), slice(2, 5), slice(5, 2, -1),
        slice(3, 4, 9), slice(None, None, 40), slice(9, 3), slice(0, 60, 25),
    ):
        items = array.array(code, range(60 if part.step in (25, 40) else 10))
        octets = bytearray(items.tolist() if code != "d" else range(10))
        del items[part], octets[part]
        print(code, part, items.tolist(), list(octets))
