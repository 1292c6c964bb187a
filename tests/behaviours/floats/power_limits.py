"""Powers of zero and of infinities follow the rules of IEEE 754, and overflow is an error."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 0.0 ** float("-inf"))
attempt(lambda: 0.0 ** -1)
attempt(lambda: (-8.0) ** 3)
attempt(lambda: (-8.0) ** 0.5)
attempt(lambda: 1e200 ** 2)
attempt(lambda: (2.0 ** float("inf"), 0.5 ** float("inf"), 1.0 ** float("nan")))
