"""Item access of user classes: get, set and delete."""


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        return self.cells[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("delete", key)
        del self.cells[key]

    def __contains__(self, key):
        return key in self.cells


grid = Grid()
grid[1, 2] = "x"
grid[3:4] = "y"
grid["n"] = 1
grid["n"] += 5
print(grid[1, 2], grid["n"], (1, 2) in grid, (9, 9) not in grid)
del grid[1, 2]
for code in ("object()[0]", "object().__class__[0]", "len(())[0]"):
    try:
        eval(code)
    except TypeError as error:
        print(error)
try:
    five = 5
    del five[0]
except TypeError as error:
    print(error)
