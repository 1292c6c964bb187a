"""Frames that repeat are counted, not printed."""


def down(number):
    if number == 0:
        raise ValueError("bottom")
    down(number - 1)


down(10)
