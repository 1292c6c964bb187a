"""All ways to put queens on a board: sets, recursion and generators."""


def place(size, row=0, columns=frozenset(), rising=frozenset(), falling=frozenset()):
    if row == size:
        yield ()
        return
    for column in range(size):
        if column not in columns and row + column not in rising and row - column not in falling:
            rest = place(size, row + 1, columns | {column}, rising | {row + column}, falling | {row - column})
            for others in rest:
                yield (column, *others)


def main():
    solutions = list(place(9))
    print(len(solutions), solutions[0], sum(sum(row * column for row, column in enumerate(s)) for s in solutions))
    print(sum(1 for _ in place(12)))
