"""A stream that was not initialized, or whose initialization failed, says so; one that was detached says that."""

import io

STREAMS = (io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.BufferedRWPair, io.TextIOWrapper)


def attempt(stream, name):
    try:
        value = getattr(stream, name)
        print(name, value(b"") if name == "write" else value() if callable(value) else value)
    except Exception as error:
        print(name, type(error).__name__, error)


for kind in STREAMS:
    print(kind.__name__)
    bare = kind.__new__(kind)
    for name in ("flush", "detach") if kind is io.BufferedWriter else ("read", "flush", "detach"):
        attempt(bare, name)

reader = io.BufferedReader(io.BytesIO(b"abc"))
for size in (0, -1, -16):
    try:
        reader.__init__(io.BytesIO(b"def"), buffer_size=size)
    except ValueError as error:
        print(error)
    attempt(reader, "read")
reader.__init__(io.BytesIO(b"ghi"))
attempt(reader, "read")
reader.detach()
for name in ("read", "close", "detach", "closed", "__repr__"):
    attempt(reader, name)

text = io.TextIOWrapper(io.BytesIO(b"abc"), encoding="utf-8")
for arguments in ({"newline": "x"}, {"encoding": "\udcfe"}, {"errors": "\udcfe"}, {"encoding": 42}):
    try:
        text.__init__(io.BytesIO(), **arguments)
    except Exception as error:
        print(type(error).__name__, error)
    attempt(text, "read")
text = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"abc")), encoding="utf-8")
text.buffer.detach()
print(repr(text))
for nothing in (None, 3):
    try:
        io.TextIOWrapper(nothing)
    except AttributeError as error:
        print(error)

# What a reader and a writer can do.
for stream in (io.BufferedReader(io.BytesIO()), io.BufferedWriter(io.BytesIO()), io.BufferedRandom(io.BytesIO())):
    print(type(stream).__name__, stream.readable(), stream.writable(), stream.seekable())
try:
    io.BufferedReader(io.BytesIO(b"abc")).truncate()
except io.UnsupportedOperation as error:
    print(error)
