"""Without a descriptor of its own, memory outlives the file and cannot grow."""
import mmap
import os
import tempfile


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


file = tempfile.TemporaryFile()
file.write(b'content')
file.flush()
memory = mmap.mmap(file.fileno(), 0, trackfd=False)
file.close()
print(memory[:], len(memory))
attempt(memory.resize, 20)
attempt(memory.size)
memory.close()
