"""What functions return: None without a return, tuples, and early exits from loops."""


def nothing():
    pass


def several():
    return 1, 2, *[3, 4]


def search(grid, wanted):
    for row, line in enumerate(grid):
        for column, value in enumerate(line):
            if value == wanted:
                return row, column
    return None


print(nothing(), several(), search([[1, 2], [3, 4]], 3), search([[1]], 9), (lambda: None)(), (lambda *a, **k: (a, k))(1, x=2))
