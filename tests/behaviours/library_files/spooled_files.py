"""A SpooledTemporaryFile is a file of io in memory and on the disk, and tells its mode and name in both."""

import io
import os
import tempfile

spooled = tempfile.SpooledTemporaryFile(max_size=10)
print(isinstance(spooled, io.IOBase), spooled.mode, spooled.name, spooled.closed, spooled.seekable())
spooled.write(b"0123456789")
spooled.seek(2)
buffer = bytearray(3)
print(spooled.readinto(buffer), bytes(buffer), spooled.read1(2), spooled.readline(), spooled.tell())
print(spooled.truncate(4), spooled.seek(0), list(spooled), spooled.name)
for name in ("encoding", "errors", "newlines"):
    print(name, hasattr(spooled, name))
print(spooled.truncate(20), spooled.mode, spooled.name is None, os.fstat(spooled.fileno()).st_size)
spooled.close()
print(spooled.closed)

with tempfile.SpooledTemporaryFile(mode="w+", max_size=8, encoding="utf-8") as text:
    print(text.mode, text.name, text.encoding, text.errors)
    text.write("abc\n")
    text.seek(0)
    print(text.readlines(), repr(text.newlines))
    text.writelines(["défg\n", "h\n"])
    print(text.mode, isinstance(text.name, (int, str)))
    text.seek(0)
    print(text.read().split())
print(text.closed)
try:
    with text:
        pass
except ValueError as error:
    print(error)
