"""Memory may begin in the middle of a file, at a multiple of the granularity."""
import mmap
import tempfile


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


with tempfile.TemporaryFile() as file:
    file.write(b'a' * mmap.ALLOCATIONGRANULARITY + b'b' * 10)
    file.flush()
    with mmap.mmap(file.fileno(), 0, offset=mmap.ALLOCATIONGRANULARITY) as memory:
        print(memory[:], len(memory), memory.size() - mmap.ALLOCATIONGRANULARITY)
    attempt(mmap.mmap, file.fileno(), 0, offset=1)
    attempt(mmap.mmap, file.fileno(), 0, offset=10 * mmap.ALLOCATIONGRANULARITY)
    attempt(mmap.mmap, file.fileno(), 11, offset=mmap.ALLOCATIONGRANULARITY)
    attempt(mmap.mmap, file.fileno(), 10, offset=-1)
with tempfile.TemporaryFile() as empty:
    attempt(mmap.mmap, empty.fileno(), 0)
