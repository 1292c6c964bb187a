"""isspace() and split() know the spaces of Unicode and the separators of ASCII."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [text.isspace() for text in (" ", "\x1c", "\x85", "\u2003", "\u200b", "")])
attempt(lambda: "\u2003a\x1fb\u3000".split())
attempt(lambda: "\x1ca\x1c".strip())
