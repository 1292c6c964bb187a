"""Tuples as keys: plain parts, mixed ones, in both orders, and what cannot be compared."""

import random


class Odd(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


def main():
    numbers = random.Random(11)
    rows = [(numbers.randrange(5), f"n{numbers.randrange(4)}", numbers.randrange(3) / 2, index) for index in range(40)]
    print(sorted(rows) == sorted(sorted(sorted(sorted(rows, key=lambda r: r[3]), key=lambda r: r[2]), key=lambda r: r[1]), key=lambda r: r[0]))
    print([row[3] for row in sorted(rows, key=lambda row: (row[0], row[1]))])
    print([row[3] for row in sorted(rows, key=lambda row: (row[2], row[1]), reverse=True)])
    print(sorted([(1, 2), (1,), (0, 9), ()]), sorted([(1, 2.5), (1, 2), (True, 3)]))
    print(sorted([(2.0, "b"), (float("inf"), "a"), (-0.0, "c"), (0.0, "b")]))
    print(sorted([(Odd("a"), 1), (Odd("b"), 2), (Odd("c"), 0)]))
    print(sorted([(10**30, 1), (10**20, 2), (5, 3)]), sorted([((2, 1), 0), ((1, 2), 1)]))
    for wrong in ([(1, "a"), (1, 2)], [(1, 2), 3], [("a",), (None,)]):
        try:
            print(sorted(wrong))
        except TypeError as error:
            print(error)


main()
