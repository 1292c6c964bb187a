"""Octets are found from the current place on, or between two places."""
import mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


memory = mmap.mmap(-1, 16)
memory.write(b'abc abc abc')
memory.seek(0)
print(memory.find(b'abc'), memory.find(b'abc', 1), memory.find(b'abc', 1, 6), memory.find(b'abc', -8), memory.find(b'x'))
print(memory.rfind(b'abc'), memory.rfind(b'abc', 0, 10), memory.rfind(b'abc', 5), memory.find(b''), memory.find(b'c', 9, 3))
memory.seek(5)
print(memory.find(b'abc'), memory.rfind(b'abc'), memory.find(bytearray(b'bc')))
attempt(memory.find, 'abc')
attempt(memory.find, 97)
attempt(memory.find)
