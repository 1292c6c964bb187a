"""Deletion of names, attributes, items, slices and several at once."""
a = b = c = d = 1
del a, (b, [c])
for name in "abcd":
    print(name in globals())
items = list(range(10))
del items[0], items[1:3], items[::2]
print(items)


class Holder:
    x = 1


holder = Holder()
holder.x = 2
del holder.x
print(holder.x)
for code in ("del holder.x", "del undefined", "del items[50]", "del Holder.y", "del items.append"):
    try:
        exec(code)
    except (AttributeError, NameError, IndexError) as error:
        print(type(error).__name__, error)


def local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)


local()
