"""A BytesIO reads and writes at its position, and grows."""

import io


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


stream = io.BytesIO(b"hello\nworld\n")


attempt(lambda: (stream.read(3), stream.readline(), stream.tell(), stream.read(), stream.read()))
attempt(lambda: (stream.seek(0), stream.readlines(), stream.seek(-3, 2), stream.read(2)))
attempt(lambda: (stream.seek(20), stream.write(b"!"), stream.getvalue()))
attempt(lambda: (stream.truncate(3), stream.getvalue(), stream.seek(1), stream.read1(5)))
attempt(lambda: stream.readinto(bytearray(2)))
attempt(lambda: stream.write("text"))
attempt(lambda: stream.seek(-1))
attempt(lambda: stream.seek(0, 9))
attempt(lambda: stream.seek("a"))
attempt(lambda: (stream.getbuffer().nbytes, stream.readable(), stream.isatty()))
attempt(lambda: (stream.close(), stream.closed))
attempt(lambda: stream.read())
attempt(lambda: io.BytesIO("text"))
