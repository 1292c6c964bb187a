"""Simple values become octets and values again, whatever the version."""

import io
import marshal

values = [
    None, True, 1, -1, 2 ** 31, -2 ** 100, 1.5, float('inf'), 1 + 2j, 'abc', 'ü' * 3, 'x' * 300, '\ud800', b'ab', (1, 2), [1, [2]],
    {1: 2, 'a': (3,)}, {1, 2}, frozenset([3]), ..., StopIteration, (),
]
for value in values:
    print(all(marshal.loads(marshal.dumps(value, version)) == value for version in (0, 1, 2, 4, 5)), type(value).__name__)
file = io.BytesIO()
marshal.dump([1], file)
marshal.dump('x', file)
file.seek(0)
print(marshal.load(file), marshal.load(file), marshal.loads(marshal.dumps(bytearray(b'q'))))
print(marshal.dumps((1, 2.5, None, 'a'), 2), marshal.dumps({1: [2]}, 1))
