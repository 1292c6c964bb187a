"""Reading, assigning and deleting slices of lists."""
items = list(range(10))
print(items[2:5], items[:3], items[7:], items[::3], items[::-2], items[-4:-1], items[5:2], items[100:], items[8:1:-3])
items[2:4] = ["a", "b", "c"]
items[0:0] = [-1]
items[-1:] = []
print(items)
items[::4] = "xyz"
print(items)
del items[1:3]
del items[::2]
print(items)
items[:] = []
print(items)
for call in ("[1,2][::0]", "[1,2]['a':]", "[1].__setitem__(slice(0, 1), 5)", "[1,2,3].__setitem__(slice(None, None, 2), [1])"):
    try:
        eval(call)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
