"""Text is passed on in pieces of at most 8192 octets, by the methods of the buffer below, whatever they do to the stream."""

import io


class Raw(io.RawIOBase):
    def __init__(self):
        self.sizes = []

    def writable(self):
        return True

    def write(self, data):
        self.sizes.append(len(data))
        return len(data)


raw = Raw()
text = io.TextIOWrapper(raw, encoding="utf-8")
for piece in ("a" * 100, "b" * 8092, "c", "d" * 8192, "e" * 9000, "é" * 5000, "f" * 8191, "g"):
    text.write(piece)
    print(len(piece), raw.sizes)


class Buffer(io.BufferedWriter):
    def write(self, data):
        print("write", len(data))
        return super().write(data)

    def flush(self):
        print("flush")
        super().flush()


below = io.BytesIO()
text = io.TextIOWrapper(Buffer(below, 4), encoding="ascii", write_through=True)
text.write("a")
print(below.getvalue())
text.write("b" * 10)
print(below.getvalue())

Buffer.flush = io.BufferedWriter.flush

# A pair has no positions, so what was read ahead stays when something is written.
text = io.TextIOWrapper(io.BufferedRWPair(io.BytesIO(b"one\ntwo\n"), io.BytesIO()), encoding="utf-8")
print(repr(text.readline()), text.write("three"), repr(text.readline()))


class Again(Raw):
    """Writes to the stream above while that passes something on."""

    def write(self, data):
        if not self.sizes:
            self.sizes.append(0)
            again.write("middle")
        return super().write(data)


again = io.TextIOWrapper(Again(), encoding="utf-8")
again.write("abcdef")
again.write("g" * 8192)
again.flush()
print(again.buffer.sizes)


class Detaches(io.BufferedRandom):
    above = None

    def flush(self):
        above, self.above = self.above, None
        if above is not None:
            above.detach()
            above.flush()


class Memory(io.BytesIO):
    pass


for name, *arguments in [("truncate", 0), ("close",), ("detach",), ("seek", 0), ("tell",)]:
    below = Detaches(Memory())
    below.above = text = io.TextIOWrapper(below, encoding="utf-8")
    try:
        getattr(text, name)(*arguments)
    except ValueError as error:
        print(name, error)
