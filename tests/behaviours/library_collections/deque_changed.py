"""A deque that changes while it is walked says so."""

from collections import deque


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def growing():
    items = deque([1, 2])
    for item in items:
        items.append(item)


attempt(lambda: growing())
