"""Texts take fill, alignment, width and precision."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [format("abc", kind) for kind in ("", "s", "5", "<5", ">5", "^5", "*^7", ".2", "5.1")])
attempt(lambda: format("abc", "=5"))
attempt(lambda: format("abc", "+"))
attempt(lambda: format("abc", ","))
attempt(lambda: format("abc", "d"))
attempt(lambda: format("abc", "#"))
attempt(lambda: format("abc", "05"))
