"""A class body that raises."""


def make():
    class Thing:
        first = 1
        second = first + "text"

    return Thing


make()
