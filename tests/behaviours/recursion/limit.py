"""The limit of recursion can be set."""
import sys


def depth(number=0):
    try:
        return depth(number + 1)
    except RecursionError:
        return number


sys.setrecursionlimit(200)
print(100 < depth() <= 200)
sys.setrecursionlimit(3000)
print(2800 < depth() <= 3000, sys.getrecursionlimit())
for value in (0, -5, "a"):
    try:
        sys.setrecursionlimit(value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
