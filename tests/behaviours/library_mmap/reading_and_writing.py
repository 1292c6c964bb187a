"""A place moves through mapped memory as it is read and written."""
import mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


memory = mmap.mmap(-1, 20)
print(memory.write(b'first\nsecond\n'), memory.tell(), memory.seekable())
memory.write_byte(65)
memory.seek(0)
print(memory.readline(), memory.readline(), memory.readline(), memory.readline(), memory.tell())
attempt(memory.read_byte)
attempt(memory.write_byte, 1)
print(memory.seek(-3, 2), memory.read(2), memory.read(), memory.read(), memory.seek(2), memory.seek(3, 1))
print(memory.read_byte(), memory.read(None)[:4], memory.tell())
attempt(memory.write, b'x')
memory.seek(0)
attempt(memory.write, b'x' * 21)
attempt(memory.write, 'text')
attempt(memory.write_byte, 256)
attempt(memory.write_byte, -1)
for args in ((21,), (-1,), (0, 5), ('a',)):
    attempt(memory.seek, *args)
attempt(memory.read, 'a')
