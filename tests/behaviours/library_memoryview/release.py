"""A released view can do nothing any more, and lets go of its object."""
data = bytearray(b'abc')
view = memoryview(data)
part = view[1:]
for owner in (view, part):
    try:
        data.append(1)
    except BufferError as error:
        print(error)
    owner.release()
data.append(1)
print(data)
view.release()
for function in (
    view.tolist, view.tobytes, view.hex, lambda: view[0], lambda: len(view), lambda: view.format,
    lambda: memoryview(view), lambda: view.__enter__(), lambda: view.cast('b'),
):
    try:
        function()
    except ValueError as error:
        print(error)
print(view == view, view == b'', repr(view).startswith('<released memory at 0x'))
with memoryview(b'xyz') as inner:
    print(inner[1])
