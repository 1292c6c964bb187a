"""A misspelt keyword is named where the error of a whole program is printed."""
x = 1


def f():
    retrun x
