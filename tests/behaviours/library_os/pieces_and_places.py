"""Buffers are read and written one after the other, and files are copied within the system."""

import os
import tempfile

with tempfile.TemporaryFile() as one, tempfile.TemporaryFile() as two:
    source, target = one.fileno(), two.fileno()
    print(os.writev(source, [b'abc', bytearray(b'de'), memoryview(b'f')]))
    os.lseek(source, 0, os.SEEK_SET)
    first, second = bytearray(2), bytearray(10)
    print(os.readv(source, [first, second]), first, second)
    print(os.pwritev(source, [b'X', b'Y'], 1), os.pread(source, 10, 0))
    part = bytearray(3)
    print(os.preadv(source, [part], 2), part)
    print(os.sendfile(target, source, 1, 3), os.pread(target, 10, 0))
    print(os.copy_file_range(source, target, 2, 4, 3), os.pread(target, 10, 0))
    os.posix_fallocate(target, 0, 20)
    os.posix_fadvise(target, 0, 0, os.POSIX_FADV_SEQUENTIAL)
    print(os.fstat(target).st_size)
memory = os.memfd_create('name')
os.write(memory, b'in memory')
print(os.pread(memory, 20, 0))
os.close(memory)
reader, writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
print(os.get_blocking(reader), os.get_inheritable(writer))
counter = os.eventfd(3)
os.eventfd_write(counter, 4)
print(os.eventfd_read(counter))
for number in (reader, writer, counter):
    os.close(number)
