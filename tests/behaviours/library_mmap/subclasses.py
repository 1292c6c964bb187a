"""A subclass of mmap has attributes and methods of its own."""
import mmap
import re


class Counted(mmap.mmap):
    total = 0

    def read(self, n=None):
        octets = super().read(n)
        self.total += len(octets)
        return octets


memory = Counted(-1, 16)
memory.write(b'abc 123 def')
memory.seek(0)
print(memory.read(4), memory.read(), memory.total)
print(re.search(rb'[0-9]+', memory).group(), bytearray(memory)[:3], isinstance(memory, mmap.mmap))
print(bytes(memory).strip(b'\0').split())
