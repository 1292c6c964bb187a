"""Reading from a pipe that does not wait tells that nothing is there yet."""

import os

reader, writer = os.pipe()
os.set_blocking(reader, False)
try:
    os.read(reader, 1)
except BlockingIOError as error:
    print(error)
raw = open(reader, 'rb', 0, closefd=False)
print(raw.read(3), raw.readinto(bytearray(2)), raw.readall())
buffered = open(reader, 'rb', closefd=False)
print(buffered.read(5), buffered.read1(4), buffered.readline())
os.write(writer, b'some\nmore')
print(buffered.readline(), buffered.read(10), buffered.read(10))
text = open(reader, closefd=False)
try:
    text.read()
except BlockingIOError as error:
    print(error)
os.close(writer)
print(raw.read(3), buffered.read(), repr(text.read()))
os.close(reader)
