"""A StringIO translates newlines only if it is told to."""

import io


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


stream = io.StringIO("a\r\nb\n")


attempt(lambda: (stream.readline(), stream.read(), stream.tell()))
attempt(lambda: (io.StringIO("a\r\nb", newline=None).read(), io.StringIO("a\r\nb", newline="").read()))
attempt(lambda: (stream.seek(0), stream.write("XY"), stream.getvalue(), stream.truncate(), stream.getvalue()))
attempt(lambda: stream.write(b"octets"))
attempt(lambda: stream.seek(1, 1))
attempt(lambda: stream.seek(-1))
attempt(lambda: (list(io.StringIO("x\ny")), io.StringIO("a", newline="\r\n").newlines))
attempt(lambda: (stream.close(), stream.closed))
attempt(lambda: stream.getvalue())
attempt(lambda: io.StringIO(5))
attempt(lambda: io.StringIO("a", "x"))
