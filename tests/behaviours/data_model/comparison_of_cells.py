"""Cells compare by what is in them, and an empty one goes before all others."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from types import CellType

one, two, empty = CellType(1), CellType(2), CellType()
print(one == CellType(1), one != two, one < two, two <= one, two > one, one >= one)
print(empty == CellType(), empty < one, one < empty, empty <= CellType(), one > empty, empty != one)
attempt(lambda: one < 5)
attempt(lambda: one < CellType('a'))
attempt(lambda: hash(one))
attempt(lambda: empty.cell_contents)
