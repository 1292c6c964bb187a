"""A view can be taken of whatever has __buffer__, and of nothing else."""


class Shows:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


class Wrong:
    def __buffer__(self, flags):
        return b'abc'


shown = Shows(bytearray(b'abc'))
view = memoryview(shown)
view[0] = 122
print(shown.data, bytes(shown), memoryview(b'zbc') == shown)
for value in (5, 'text', [1], Wrong()):
    try:
        memoryview(value)
    except TypeError as error:
        print(error)
