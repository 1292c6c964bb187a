"""A TextIOWrapper writes through an encoding and newlines of its own."""

import io


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n", write_through=True)


attempt(lambda: (text.write("é\nb\n"), raw.getvalue()))
attempt(lambda: (text.encoding, text.errors, text.line_buffering, text.write_through, text.newlines, text.buffer is raw))
attempt(lambda: (text.reconfigure(newline="\n"), text.write("c\n"), raw.getvalue()))
attempt(lambda: (text.seek(0), text.read()))
attempt(lambda: text.write(5))
attempt(lambda: text.detach() is raw)
attempt(lambda: text.read())
attempt(lambda: io.TextIOWrapper(io.BytesIO(b"a\r\nb\rc"), encoding="ascii").read())
attempt(lambda: io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="ascii").read())
attempt(lambda: io.TextIOWrapper(io.BytesIO(b""), encoding="no such encoding"))
