"""Buffers over files that take part of what they are given, that fail, or that belong to classes of their own."""

import io
import os
import pickle
import sys
import threading


class Raw(io.RawIOBase):
    """Writes as many octets as it is told at a time; None means that it would have to wait."""

    def __init__(self, *counts):
        self.counts = list(counts)
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def write(self, data):
        count = self.counts.pop(0) if self.counts else len(data)
        if count is not None:
            self.written.append(bytes(data[:count]))
        return count

    def readinto(self, buffer):
        buffer[:3] = b"xyz"
        return 3


# Writing without waiting: what fits is kept, and the error says how much that is.
raw = Raw(3)
writer = io.BufferedWriter(raw, 8)
print(writer.write(b"abcdefgh"), raw.written)
print(writer.write(b"ij"), raw.written)
raw.counts = [None]
try:
    writer.write(b"0123456789" * 3)
except BlockingIOError as error:
    print(error.strerror, error.characters_written, raw.written)
writer.flush()
print(raw.written)
raw = Raw(None)
writer = io.BufferedWriter(raw, 5)
writer.write(b"abcd")
try:
    writer.flush()
except BlockingIOError as error:
    print(error.characters_written)
writer.flush()
print(raw.written)

# readinto1 takes what was read ahead, and asks once more for large buffers.
reader = io.BufferedReader(Raw(), 4)
print(reader.peek(1)[:3])
for size in (2, 2, 2, 20):
    buffer = bytearray(size)
    print(reader.readinto1(buffer), bytes(buffer))


class Wrong(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        return b""


try:
    io.BufferedReader(Wrong()).read(1)
except OSError as error:
    print(error, type(error.__cause__).__name__)


class TooMuch(io.BufferedIOBase):
    def read(self, size=-1):
        return b"x" * 100

    read1 = read


for name in ("readinto", "readinto1"):
    try:
        getattr(TooMuch(), name)(bytearray(2))
    except ValueError as error:
        print(error)


# Closing: a file calls its own flush, and both of a pair are closed.
class File(io.FileIO):
    def flush(self):
        print("flush", self.closed)
        super().flush()


path = f"odd_file_{os.getpid()}"
try:
    file = File(path, "wb")
    file.close()
    file.close()
    file = open(path, "wb", buffering=0)

    def bad_flush():
        raise OSError("cannot flush")

    file.flush = bad_flush
    try:
        file.close()
    except OSError as error:
        print(error, file.closed)
finally:
    os.unlink(path)


class Fails(Raw):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def close(self):
        if self.name:
            name, self.name = self.name, ""
            raise NameError(name)

    def isatty(self):
        return self.name == "writer"


# What is left of it has nothing to say.
sys.unraisablehook = lambda unraisable: None
pair = io.BufferedRWPair(Fails("reader"), Fails("writer"))
print(pair.isatty(), io.BufferedRWPair(Fails(""), Fails("")).isatty())
try:
    pair.close()
except NameError as error:
    print(error, repr(error.__context__), pair.closed)


class Path:
    def __fspath__(self):
        return 3


try:
    open(Path())
except TypeError as error:
    print(error)


# A class that says what belongs to it is pickled.
class Kept(io.BufferedReader):
    def __getstate__(self):
        return self.raw.getvalue()

    def __setstate__(self, state):
        self.__init__(io.BytesIO(state))


for protocol in range(6):
    print(pickle.loads(pickle.dumps(Kept(io.BytesIO(b"data")), protocol)).read(), end=" ")
try:
    pickle.dumps(io.BufferedReader(io.BytesIO()), 0)
except TypeError as error:
    print(error)


# While one thread closes a file, the others wait, and find it closed.
class Slow(Raw):
    closing = threading.Event()
    go_on = threading.Event()

    def close(self):
        self.closing.set()
        self.go_on.wait(10)
        super().close()


writer = io.BufferedWriter(Slow())
thread = threading.Thread(target=writer.close)
thread.start()
Slow.closing.wait(10)
threading.Timer(0.05, Slow.go_on.set).start()
try:
    writer.write(b"late")
except ValueError as error:
    print(error)
thread.join()
