"""A view of several dimensions is indexed by tuples and sliced along the first."""
table = memoryview(bytearray(range(12))).cast('B', [3, 4])
print(table.tolist(), len(table), table[1, 2], table[-1, -1])
print(table[1:].tolist(), table[::2].tolist(), table[::2].strides)
table[0, 1] = 99
print(table.tolist()[0], table.cast('B').tolist()[:3])
cube = memoryview(bytearray(range(8))).cast('B', (2, 2, 2))
print(cube.tolist(), cube[1, 0, 1], cube.strides)
for key in (0, (0,), (3, 0), (0, 4), (0, 0, 0), (slice(1), slice(1)), (slice(1), 0), 'a'):
    try:
        table[key]
    except (NotImplementedError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
