"""What stands between the parts: the separator itself for bytes, and one of its own for a bytearray."""

for own in (b"a-b", bytearray(b"a-b")):
    for sep in (b"-", bytearray(b"-"), memoryview(b"-"), b"+", bytearray(b"+"), memoryview(b"+")):
        for name in ("partition", "rpartition"):
            parts = getattr(own, name)(sep)
            print([bytes(part) for part in parts], [type(part).__name__ for part in parts], parts[1] is sep)
        print(own.split(sep), own.rsplit(sep), own.replace(sep, sep), own.join([sep, sep]))
