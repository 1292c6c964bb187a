"""Methods of a subclass of str give plain strings, even when nothing changes."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Text(str):
    pass


attempt(lambda: type(Text("abc").strip()))
attempt(lambda: type(Text("abc").replace("x", "y")))
attempt(lambda: type(Text("abc")[:]))
attempt(lambda: type(Text("abc") + ""))
attempt(lambda: type(Text("abc").ljust(0)))
attempt(lambda: type(",".join([Text("a")])))
attempt(lambda: type(str(Text("a"))))
attempt(lambda: [type(part) for part in Text("abc").partition("x")])
