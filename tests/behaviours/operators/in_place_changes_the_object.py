"""`+=` on a list and `|=` on a set change the object itself, wherever it is kept."""


class Holder:
    pass


def local():
    first = second = [1]
    first += [2]
    shared = other = {1}
    shared |= {2}
    print(second, first is second, other, shared is other)


first = second = [1]
first += [2]
holder = Holder()
holder.items = second
holder.items += [3]
table = {'items': second}
table['items'] += [4]
print(second, holder.items is second, table['items'] is second, first is second)
shared = other = {1}
shared |= {2}
row = [other]
row[0] |= {3}
holder.items = other
holder.items |= {4}
print(other, shared is other, row[0] is other, holder.items is other)
local()
