"""Views of bytes and byte arrays: slices without copies."""
data = bytearray(b"abcdef")
view = memoryview(data)
view[0] = 65
view[2:4] = b"XY"
print(data, len(view), view[1], bytes(view[1:3]), view.tolist(), view.readonly, memoryview(b"x").readonly, view.nbytes, view == data)
try:
    memoryview(b"x")[0] = 1
except TypeError as error:
    print(error)
try:
    view[9]
except IndexError as error:
    print(error)
