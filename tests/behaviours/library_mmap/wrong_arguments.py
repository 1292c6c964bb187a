"""What cannot be mapped is refused with the error of the system or of the argument."""
import mmap
import os


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(mmap.mmap, -1, 0)
attempt(mmap.mmap, -1, -1)
attempt(mmap.mmap, 'a', 1)
attempt(mmap.mmap, 12345, 1)
attempt(mmap.mmap, -1, 1, flags=0)
memory = mmap.mmap(-1, 8)
attempt(memory.move, 0, 6, 3)
attempt(memory.move, 6, 0, 3)
attempt(memory.move, -1, 0, 1)
attempt(memory.resize, 16)
print(mmap.error is OSError, mmap.PAGESIZE == mmap.ALLOCATIONGRANULARITY == os.sysconf('SC_PAGESIZE'))
