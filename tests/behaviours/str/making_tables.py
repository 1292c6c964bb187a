"""maketrans() builds tables from a dictionary or from two texts of the same length."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: str.maketrans("ab", "xy"))
attempt(lambda: str.maketrans("ab", "xy", "c"))
attempt(lambda: str.maketrans({"a": 1, 98: "q"}))
attempt(lambda: str.maketrans("ab", "x"))
attempt(lambda: str.maketrans("a"))
attempt(lambda: str.maketrans({"ab": 1}))
attempt(lambda: str.maketrans({1.5: 1}))
attempt(lambda: str.maketrans("a", "b", 5))
