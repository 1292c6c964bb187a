"""as_integer_ratio is exact, and there is none of infinities and NaN."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (0.1).as_integer_ratio())
attempt(lambda: (-2.5).as_integer_ratio())
attempt(lambda: (0.0).as_integer_ratio())
attempt(lambda: (1e300).as_integer_ratio()[1])
attempt(lambda: float("inf").as_integer_ratio())
attempt(lambda: float("nan").as_integer_ratio())
