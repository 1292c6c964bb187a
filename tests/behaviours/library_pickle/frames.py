"""Protocol 4 and later write frames of some 64 KiB, large strings without a frame, and read no further than a frame's end."""

import io
import pickle
import pickletools


def shape(data):
    """The opcodes that matter to frames, with the lengths of their arguments."""
    seen = []
    for opcode, argument, position in pickletools.genops(data):
        if opcode.name == "FRAME":
            seen.append(("FRAME", argument))
        elif opcode.name in ("BINBYTES", "BINUNICODE", "BYTEARRAY8") and len(argument) >= 60_000:
            seen.append((opcode.name, len(argument)))
    return seen


class Chunks:
    """A file that keeps what is written to it apart."""

    def __init__(self):
        self.chunks = []

    def write(self, data):
        self.chunks.append(bytes(data))


VALUES = {
    "small": [1, 2, 3],
    "tiny": None,
    "several": [str(number).zfill(1000) for number in range(200)],
    "large": [b"x" * 70_000, [1], "y" * 70_000, [2], bytearray(80_000)],
    "at the limit": [b"x" * 65_535, b"x" * 65_536],
}

for name, value in VALUES.items():
    for protocol in (3, 4, 5):
        data = pickle.dumps(value, protocol)
        assert pickle.loads(data) == value
        file = Chunks()
        pickle.Pickler(file, protocol).dump(value)
        assert b"".join(file.chunks) == data
        assert pickle.load(io.BytesIO(data)) == value
        print(name, protocol, len(data), shape(data), [len(chunk) for chunk in file.chunks])


def attempt(data):
    for load in (pickle.loads, lambda octets: pickle.load(io.BytesIO(octets))):
        try:
            print(load(data))
        except Exception as error:
            print(type(error).__name__, error)


HEAD = b"\x80\x04\x95"
for size, body in [
    (6, b"Vhelloworld\n."),
    (6, b"X\x0a\0\0\0helloworld."),
    (3, b"C\x0ahelloworld."),
    (9, b"cbuiltins\nprint\n."),
    (12, b"N\x95\0\0\0\0\0\0\0\0NN."),
    (10, b"N\x95\0\0\0\0\0\0\0\0N."),
    (2, b"N"),
    (2, b"N."),
    (0, b"N."),
    (2**64 - 1, b"N."),
]:
    attempt(HEAD + size.to_bytes(8, "little") + body)
