"""A name is there once, and must be one."""
import os
from multiprocessing.shared_memory import SharedMemory


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


name = f'weft-test-{os.getpid()}'
block = SharedMemory(name, create=True, size=1)
print(block.name == name)
try:
    SharedMemory(name, create=True, size=1)
except FileExistsError as error:
    print(error.errno, error.filename == '/' + name)
block.close()
block.unlink()
attempt(SharedMemory)
attempt(SharedMemory, 'a/b', create=True, size=1)
attempt(SharedMemory, create=True)
attempt(SharedMemory, create=True, size=-1)
attempt(SharedMemory, 'weft-test-missing')
