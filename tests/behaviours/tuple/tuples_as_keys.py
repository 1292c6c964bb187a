"""Tuples of numbers, strings and tuples are found again by whatever equals them."""

nested = (1, (2, (3, (4, (5, (6, "deep"))))))
table = {(1, "a"): "pair", (1.5, None, True): "three", (): "none", nested: "nested", (b"x", 2**80): "long"}
print(table[1, "a"], table[1.0, "a"], table[True, "a"], table[1.5, None, 1], table[()])
print(table[1, (2, (3, (4, (5, (6, "de" + "ep")))))], table[b"x", 2**80])
print((1, "b") in table, (1,) in table, ((1, "a"),) in table)
print(hash((1, 2)) == hash((True, 2.0)), hash(()), hash((0,)), hash((None,)), hash((1, (2, 3))))
print(hash((1, -1)) == hash((1, -2)), hash((-1,)) == hash((-2,)))


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name


counts = {}
for _ in range(3):
    for key in ((Key("a"), 1), (Key("b"), (Key("a"),))):
        counts[key] = counts.get(key, 0) + 1
print(list(counts.values()))
nan = float("nan")
print((nan,) in {(nan,)}, (float("nan"),) in {(nan,)})
for wrong in (([],), (1, {}), ((1, [2]), 3)):
    try:
        table[wrong]
    except TypeError as error:
        print(error)
    try:
        print(wrong in table)
    except TypeError as error:
        print(error)
    try:
        table[wrong] = 1
    except TypeError as error:
        print(error)
    try:
        {wrong}
    except TypeError as error:
        print(error)


class Pair(tuple):
    def __hash__(self):
        return 7


print(Pair((1, 2)) in {(1, 2): 0}, {Pair((1, 2)): "own"}[Pair((1, 2))], {7: 1}.get(Pair((1, 2))))
