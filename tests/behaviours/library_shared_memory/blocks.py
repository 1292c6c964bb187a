"""A block of shared memory has a name, by which it is opened again until it is unlinked."""
from multiprocessing.shared_memory import SharedMemory


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


first = SharedMemory(create=True, size=10)
print(first.size, len(first.buf), first.buf.readonly, first.buf.format, first.name.startswith('psm_'), first.buf[:3].tobytes())
second = SharedMemory(first.name)
first.buf[:5] = b'hello'
second.buf[0] = 74
print(bytes(first.buf[:5]), second.size, second.name == first.name)
second.close()
second.close()
print(second.buf, second.size, repr(second) == f'SharedMemory({first.name!r}, size=10)')
view = first.buf[:2]
attempt(first.close)
view.release()
first.close()
first.unlink()
try:
    SharedMemory(first.name)
except FileNotFoundError as error:
    print(error.errno, error.filename == '/' + first.name)
