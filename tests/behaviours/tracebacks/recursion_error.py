"""Endless recursion ends in RecursionError, which is printed short."""


def endless():
    return endless()


endless()
