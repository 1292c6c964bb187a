"""Buffered streams look ahead, and refuse what their raw stream does not do."""

import io


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


reader = io.BufferedReader(io.BytesIO(b"abcdef"), 4)


attempt(lambda: (reader.peek(1)[:1], reader.read(2), reader.read1(1), reader.tell(), reader.read(), reader.read()))
attempt(lambda: (reader.seek(1), reader.readinto(bytearray(3)), reader.raw.__class__.__name__))
attempt(lambda: reader.write(b"x"))
attempt(lambda: io.BufferedReader(io.BytesIO(b""), 0))
attempt(lambda: io.BufferedReader(5))
attempt(lambda: reader.detach().getvalue())
attempt(lambda: reader.read())
attempt(lambda: (io.BufferedRWPair(io.BytesIO(b"in"), io.BytesIO()).read(), io.BufferedRandom(io.BytesIO(b"abc")).read(2)))
