"""Flushing and advice take a stretch of the memory, and say so when it is none."""
import mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


memory = mmap.mmap(-1, 2 * mmap.PAGESIZE)
for args in ((), (0, mmap.PAGESIZE), (mmap.PAGESIZE, mmap.PAGESIZE), (1, 1), (0, 1 << 20), (-1, 1)):
    attempt(memory.flush, *args)
for args in ((), (0,), (mmap.PAGESIZE,), (0, 10), (1 << 20,), (-1,), (0, -1)):
    attempt(memory.madvise, mmap.MADV_NORMAL, *args)
attempt(memory.madvise)
memory[0] = 1
memory.madvise(mmap.MADV_SEQUENTIAL)
print(memory[0])
