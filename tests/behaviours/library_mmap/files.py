"""A mapped file is changed by writing to the memory, and grows with it."""
import mmap
import os
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(b'0123456789')
    file.flush()
    with mmap.mmap(file.fileno(), 0) as memory:
        print(len(memory), memory.size(), memory[:])
        memory[2:4] = b'ab'
        memory.flush()
        print(os.pread(file.fileno(), 10, 0))
        memory.resize(5000)
        print(len(memory), os.fstat(file.fileno()).st_size, memory[:11])
        memory.move(10, 0, 5)
        print(memory[:16])
        memory.resize(4)
        print(len(memory), memory.size(), memory[:])
    print(os.pread(file.fileno(), 10, 0))
    with mmap.mmap(file.fileno(), 2) as part:
        print(part[:], len(part), part.size())
