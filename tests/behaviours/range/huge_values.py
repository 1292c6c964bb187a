"""Ranges of any size are sliced, searched and indexed."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


huge = range(0, 10**30, 7)


attempt(lambda: (huge[10**28], huge[-1], huge[5:10**25:10**20]))
attempt(lambda: (7 * 10**20 in huge, 7 * 10**20 + 1 in huge, huge.index(7 * 10**20)))
attempt(lambda: (huge.count(14), huge.count(15)))
attempt(lambda: len(range(10**30)))
attempt(lambda: (bool(huge), huge[::-1][0]))
attempt(lambda: list(huge[:3]))
