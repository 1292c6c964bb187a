"""A module whose function fails."""


def divide(a, b):
    return a / b
