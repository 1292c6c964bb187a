"""Memory of no file is read and written by index and by slice."""
import mmap

with mmap.mmap(-1, 16) as memory:
    print(len(memory), memory[:])
    memory[:5] = b'hello'
    memory[-1] = 33
    memory[0:6:2] = b'abc'
    print(memory[0], memory[-1], memory[:6], memory[::-5], memory[20:], memory[3:1])
    print(bytes(memory) == memory[:], list(memory)[:3], b'e' in memory, 101 in memory, b'el' in memory)
    print(repr(memory), memory.closed)
print(repr(memory), memory.closed)
