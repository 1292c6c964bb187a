"""Deques take and give at both ends, and keep to their length."""

from collections import deque


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


d = deque([1, 2, 3], 3)


attempt(lambda: (d.append(4), d))
attempt(lambda: (d.appendleft(0), d))
attempt(lambda: (d.rotate(1), d, d.rotate(-2), d))
attempt(lambda: (d.extendleft("ab"), d))
attempt(lambda: d.insert(0, 5))
attempt(lambda: d.index(9))
attempt(lambda: d.remove(9))
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1], -1))
attempt(lambda: deque([1], "a"))
attempt(lambda: deque(5))
attempt(lambda: (d.maxlen, deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) == [1]))
attempt(lambda: (deque([1]) + deque([2]), deque([1, 2]) * 2))
attempt(lambda: deque([1]) + [2])
attempt(lambda: d[7])
