"""Text and octets come back from a file as they were written."""

import os
import tempfile


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


folder = tempfile.mkdtemp()
path = os.path.join(folder, "file")


def write(mode, data, **options):
    with open(path, mode, **options) as file:
        return file.write(data)


def read(mode="r", **options):
    with open(path, mode, **options) as file:
        return file.read()


attempt(lambda: (write("w", "é\nb\n", encoding="utf-8"), read("rb")))
attempt(lambda: (write("a", "c", encoding="utf-8", newline="\r\n"), read(encoding="utf-8")))
attempt(lambda: (write("wb", b"a\r\nb\rc\n"), read(), read(newline=""), read(newline="\r"), read("rb")))
attempt(lambda: read(encoding="utf-8", errors="strict", newline="\n").split("\n"))
attempt(lambda: write("w", b"no"))
attempt(lambda: write("wb", "no"))
attempt(lambda: write("w", "\u4e2d", encoding="ascii"))
attempt(lambda: (write("w", "\u4e2d", encoding="ascii", errors="replace"), read()))
attempt(lambda: write("r", "no"))
attempt(lambda: open(path, "w").read())
attempt(lambda: open(path, opener=lambda name, flags: os.open(name, flags)).read())
attempt(lambda: open(path, opener=5))
attempt(lambda: (os.remove(path), os.rmdir(folder)))
