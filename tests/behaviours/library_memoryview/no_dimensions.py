"""A view without dimensions has one item, which an empty tuple selects."""
import struct

single = memoryview(bytearray(struct.pack('i', 5))).cast('i', [])
print(single.shape, single.strides, single.ndim, single.tolist(), single[()], single[...] is single)
single[()] = 7
print(single.tolist())
for function in (lambda: len(single), lambda: single[0], lambda: list(single)):
    try:
        function()
    except TypeError as error:
        print(error)
