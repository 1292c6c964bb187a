"""isprintable() is what repr() shows as it is."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [text.isprintable() for text in ("a", "", " ", "\n", "\xa0", "é", "\u200b", "\ud800", "\U0001f600")])
attempt(lambda: repr("\x7f\xa0\u200b\u3000é"))
attempt(lambda: (repr("'"), repr('"'), repr("'\"")))
