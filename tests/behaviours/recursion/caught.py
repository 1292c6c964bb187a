"""RecursionError is caught, and the program goes on."""
import sys


def endless(depth):
    return endless(depth + 1) + 1


for _ in range(3):
    try:
        endless(0)
    except RecursionError as error:
        print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))
print(sys.getrecursionlimit())
