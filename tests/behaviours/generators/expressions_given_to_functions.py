"""What sums, searches and collects the items of a generator expression sees them one by one, whatever they are."""

import sys


class Number:
    def __add__(self, other):
        return 100

    def __radd__(self, other):
        print("added in", sys._getframe(1).f_code.co_name)
        return 5


def main():
    print(sum(x * x for x in range(10)), sum(x * 0.1 for x in range(10)), sum((x for x in [1, 2.5, 3]), 10))
    print(sum(10**18 for _ in range(100)), sum(True for _ in range(4)), sum(x for x in [1, 2, Number(), 4, 5.5]))
    print(sum(1e308 * x for x in (1, 1, -1)), sum(x for x in (0.1, 10**400 // 10**399, 1e-320)))
    print(any(x > 5 for x in range(10)), all(x < 5 for x in range(10)), any(x for x in [0, [], [1]]), all(x for x in [1, []]))
    print(max(x * x % 7 for x in range(10)), min(x for x in [3.5, 2]), max(x for x in "abc"), min((x for x in []), default=7))
    print(list(x for x in range(5)), tuple(x for x in "ab"), sorted(-x for x in range(5)), ",".join(str(x) for x in range(5)))
    print(sum(sum(x * y for x in range(4)) for y in range(4)), any(any(x == y for x in range(3)) for y in (7, 8, 1)))

    begun = (x for x in range(10))
    print(next(begun), sum(begun), list(begun))
    mixed = (x if x != 3 else "a" for x in range(6))
    try:
        sum(mixed)
    except TypeError as error:
        print(error)
    print("left:", list(mixed))
    found = (x for x in range(10))
    print(any(x == 4 for x in found), "left:", list(found))
    try:
        sum(1 / (5 - x) for x in range(10))
    except ZeroDivisionError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
    growing = [1, 2, 3]
    growing.extend(x for x in growing if len(growing) < 8)
    print(growing)


main()
