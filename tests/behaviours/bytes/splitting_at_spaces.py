"""split() of octets without a separator keeps the spaces behind the last split."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: b" a  b c ".split())
attempt(lambda: b" a  b c ".split(None, 1))
attempt(lambda: b" a  b c ".rsplit(None, 1))
attempt(lambda: b" a b ".split(None, 0))
attempt(lambda: b"a,b".split(b","))
attempt(lambda: b"a".split(b""))
attempt(lambda: b"a".split("a"))
