"""isidentifier() follows the rules of names, keywords included."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [text.isidentifier() for text in ("a", "_1", "1a", "", "class", "é", "a b", "ª", "中")])
