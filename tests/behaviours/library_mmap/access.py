"""Memory for reading refuses changes, and a copy keeps them to itself."""
import mmap
import tempfile


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


with tempfile.TemporaryFile() as file:
    file.write(b'0123456789')
    file.flush()
    reading = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    copy = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    writing = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_WRITE)
    for memory in reading, copy, writing:
        print(repr(memory), memoryview(memory).readonly)
    attempt(reading.__setitem__, 0, 1)
    attempt(reading.write, b'a')
    attempt(reading.write_byte, 65)
    attempt(reading.move, 0, 1, 1)
    attempt(reading.resize, 5)
    attempt(copy.resize, 5)
    copy[0] = 65
    print(copy[:3], reading[:3], writing[:3])
    writing[0] = 66
    print(reading[:3], copy[:3])
    attempt(reading.flush)
    attempt(mmap.mmap, file.fileno(), 0, access=9)
    attempt(mmap.mmap, file.fileno(), 0, access=mmap.ACCESS_READ, prot=mmap.PROT_READ)
