"""Every use of closed memory is a ValueError, but for asking whether it is closed."""
import mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


memory = mmap.mmap(-1, 8)
memory.close()
memory.close()
print(memory.closed)
for call in (len, memoryview, list):
    attempt(call, memory)
for name, args in (('read', ()), ('read_byte', ()), ('readline', ()), ('write', (b'a',)), ('write_byte', (1,)),
                   ('seek', (0,)), ('tell', ()), ('size', ()), ('find', (b'a',)), ('flush', ()), ('move', (0, 1, 1)),
                   ('resize', (4,)), ('__getitem__', (0,)), ('__setitem__', (0, 1)), ('__enter__', ())):
    attempt(getattr(memory, name), *args)
