"""Unpacking to names, attributes, items, nested patterns and starred targets."""
a, b = 1, 2
a, b = b, a
(c, [d, e]), f = (1, [2, 3]), "4"
first, *middle, last = range(5)
*start, end = "ab"
[head, *tail] = [1]
print(a, b, c, d, e, f, first, middle, last, start, end, head, tail)


class Holder:
    pass


holder, items = Holder(), [0, 0]
holder.x, items[0], (holder.y, *items[1:]) = 1, 2, (3, 4, 5)
print(holder.x, holder.y, items)
for number, (left, *right) in [(1, "abc"), (2, "d")]:
    print(number, left, right)
x = y = z = []
x.append(1)
print(z, [*range(2), *"a", *{}], (*[1], 2), {**{"a": 1}, "b": 2}, {*[1, 1]})
i = 0
i, items[i] = 1, "set"
print(i, items)
