"""splitlines() ends lines at more than newlines."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines())
attempt(lambda: "a\r\nb\n".splitlines(True))
attempt(lambda: ("".splitlines(), "\n".splitlines()))
attempt(lambda: "a\n\nb".splitlines(keepends=True))
