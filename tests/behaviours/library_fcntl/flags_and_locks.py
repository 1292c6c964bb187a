"""The flags of open files can be read and set, files locked, and pipes asked what waits in them."""

import fcntl
import os
import struct
import tempfile

reader, writer = os.pipe()
print(fcntl.fcntl(reader, fcntl.F_GETFD) == fcntl.FD_CLOEXEC)
fcntl.fcntl(reader, fcntl.F_SETFD, 0)
print(fcntl.fcntl(reader, fcntl.F_GETFD), os.get_inheritable(reader))
flags = fcntl.fcntl(writer, fcntl.F_GETFL)
fcntl.fcntl(writer, fcntl.F_SETFL, flags | os.O_NONBLOCK)
print(os.get_blocking(writer))
os.write(writer, b'12345')
buffer = bytearray(4)
print(fcntl.ioctl(reader, 0x541b, buffer), struct.unpack('i', buffer), struct.unpack('i', fcntl.ioctl(reader, 0x541b, b'\0' * 4)))
copy = fcntl.fcntl(reader, fcntl.F_DUPFD, 50)
print(copy >= 50, os.get_inheritable(copy), fcntl.fcntl(writer, fcntl.F_GETPIPE_SZ) >= 4096)
for number in (reader, writer, copy):
    os.close(number)
with tempfile.NamedTemporaryFile() as one, open(one.name) as two:
    fcntl.flock(one, fcntl.LOCK_EX)
    try:
        fcntl.flock(two, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        print(error)
    fcntl.flock(one, fcntl.LOCK_UN)
    fcntl.flock(two, fcntl.LOCK_SH | fcntl.LOCK_NB)
    fcntl.lockf(one, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.lockf(one, fcntl.LOCK_UN)
for call in (lambda: fcntl.fcntl(-1, 0), lambda: fcntl.fcntl('x', 0), lambda: fcntl.fcntl(99999, fcntl.F_GETFD), lambda: fcntl.lockf(0, 99)):
    try:
        call()
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
