"""toreadonly() gives a view that cannot be written to, of memory that can."""
data = bytearray(b'abc')
view = memoryview(data).toreadonly()
data[0] = 120
print(view.tobytes(), view.readonly)
for function in (lambda: view.__setitem__(0, 1), lambda: view.__setitem__(slice(0, 1), b'a'), lambda: view.__delitem__(0)):
    try:
        function()
    except TypeError as error:
        print(error)
