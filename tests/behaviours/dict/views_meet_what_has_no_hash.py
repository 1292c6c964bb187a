"""`&` and `isdisjoint` of views look the other one's items up, so that values without a hash do no harm."""


class Loud:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        print("asked")
        return iter(self.items)


table = {1: "a", 2: [1], 3: {}}
for operation in (
    lambda: table.items() & {(1, "a")}, lambda: table.items() & [(1, "a"), (2, [2])], lambda: [(1, "a")] & table.items(), lambda: table.items() & {1: "a"}.items(),
    lambda: {1: "a"}.items() & table.items(), lambda: table.items() & [[1]], lambda: table.items() & [(2, [1])], lambda: table.items().isdisjoint({(1, "a")}),
    lambda: table.items().isdisjoint([(2, [1])]), lambda: table.items().isdisjoint(table.items()), lambda: {}.keys().isdisjoint({}.keys()),
    lambda: table.items() | [], lambda: table.items() - [], lambda: table.items() ^ [], lambda: table.keys() & [[1]], lambda: table.keys() & Loud([1, 5]),
    lambda: Loud([1, 5]) & table.keys(), lambda: table.keys().isdisjoint(Loud([5])), lambda: table.keys().isdisjoint([[]]), lambda: table.keys() & 5,
    lambda: table.keys().isdisjoint(5), lambda: table.keys() & {1.0, 2, 7, 8}, lambda: {True: 1}.keys() & {1: 2, 5: 6}.keys(), lambda: {1: 2, 5: 6}.keys() & {True: 1}.keys(),
    lambda: table.items() ^ dict(table).items(), lambda: table.items() ^ {2: [1], 3: {}, 9: 9}.items(), lambda: table.items() ^ {2: [2]}.items(),
    lambda: {1, 2, 3, 4} & table.keys(), lambda: frozenset([1]) & table.keys(), lambda: table.keys() & frozenset([1, 2, 3, 4]), lambda: type(table.keys() & frozenset([1, 2, 3, 4])),
):
    try:
        result = operation()
        print(sorted(result, key=repr) if isinstance(result, set) and len(result) > 1 else result)
    except TypeError as error:
        print(error)
