"""The hash of a view outlives its octets, and the octets of a view are not let go of while they are used."""

import array

octets = bytes(range(6))
view = memoryview(octets)
print(hash(view) == hash(octets))
view.release()
print(hash(view) == hash(octets))
view = memoryview(octets)
view.release()
try:
    hash(view)
except ValueError as error:
    print(error)

try:
    hash(memoryview(bytearray(octets)).toreadonly())
except TypeError as error:
    print(error)


class Releasing(array.array):
    def __hash__(self):
        view.release()
        return 5


view = memoryview(Releasing("B", octets)).toreadonly()
try:
    hash(view)
except BufferError as error:
    print(error)
view.release()


class Separator(bytes):
    def __len__(self):
        view.release()
        return 1


view = memoryview(bytearray(octets))
try:
    view.hex(Separator(b":"))
except BufferError as error:
    print(error)
print(view.hex(":"))
