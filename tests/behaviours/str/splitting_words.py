"""split() without a separator drops spaces at both ends, but keeps those behind the last split."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: " a  b c ".split())
attempt(lambda: " a  b c ".split(None, 1))
attempt(lambda: " a  b c ".rsplit(None, 1))
attempt(lambda: ("a,b,,c".split(","), "a,b,,c".rsplit(",", 1)))
attempt(lambda: "a b".split(maxsplit=0))
attempt(lambda: "a".split(""))
attempt(lambda: "a".split(5))
