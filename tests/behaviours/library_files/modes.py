"""open() refuses modes that make no sense, before it looks at the file."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: open("no such file", "q"))
attempt(lambda: open("no such file", "rw"))
attempt(lambda: open("no such file", ""))
attempt(lambda: open("no such file", "rt+b"))
attempt(lambda: open("no such file", "rb", encoding="utf-8"))
attempt(lambda: open("no such file", "rb", errors="strict"))
attempt(lambda: open("no such file", "rb", newline=""))
attempt(lambda: open(__file__, "r", buffering=0))
attempt(lambda: open("no such file", "r+b", closefd=False))
attempt(lambda: open(-1))
attempt(lambda: open(None))
attempt(lambda: open("a\0b"))
