"""map(strict=True) of 3.14 insists on equal lengths."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: list(map(pow, [2, 3], [3, 2])))
attempt(lambda: list(map(pow, [2, 3], [3])))
attempt(lambda: list(map(pow, [2, 3], [3], strict=True)))
attempt(lambda: list(map(pow, [2], [3, 4], strict=True)))
attempt(lambda: list(map(str, [1], strict=True)))
attempt(lambda: map(str))
attempt(lambda: list(map(5, [1])))
