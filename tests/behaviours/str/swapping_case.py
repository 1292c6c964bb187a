"""swapcase() and capitalize() look at every letter."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "aBcß".swapcase())
attempt(lambda: "ÉÀ".swapcase())
attempt(lambda: "hELLO wORLD".capitalize())
attempt(lambda: "ǆabc".capitalize())
