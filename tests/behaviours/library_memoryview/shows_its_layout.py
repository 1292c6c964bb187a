"""A view tells the format, the shape and the strides of what it shows."""
view = memoryview(bytearray(range(12)))
for shown in (view, view[2:9:3], view[::-1], view.cast('H'), view.cast('B', [3, 4]), view[:0]):
    print(shown.format, shown.itemsize, shown.ndim, shown.shape, shown.strides, shown.suboffsets, shown.nbytes,
          shown.contiguous, shown.c_contiguous, shown.f_contiguous, shown.readonly)
print(memoryview(b'abc').readonly, memoryview(b'abc').obj)
