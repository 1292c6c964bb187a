"""Lists that grow far, while something walks over them, and strings that are joined of them."""

import gc
import sys

SIZE = int(sys.argv[1]) if sys.argv[1:] else 400_000

items = ["5"] * (200_000 - SIZE // 2)
before = len(items)
iterator = iter(items)
seen = 0
for number in range(SIZE):
    items.append(str(number % 10))
    if number * 400 % SIZE == 0:
        next(iterator)
        seen += 1
    if number * 4 % SIZE == 20:
        gc.collect()
print(len(items) - before, seen, "".join(items[before : before + 12]), items[-1], items[-10:])
text = "".join(items)
print(len(text) - before, text[:20], text.count("7"), len(", ".join(items)), "-".join(items)[-9:])

# What is taken out of the front stays what it was.
first, rest = items[0], items[1:]
items.clear()
gc.collect()
print(first, len(rest), rest[0], rest[-1], len(items))

grown = [0]
while len(grown) < SIZE * 4:
    grown.extend(grown)
print(len(grown), sum(grown))
grown = list(range(SIZE // 2))
grown += grown
grown.insert(3, "x")
grown[5:5] = range(SIZE * 3 // 4)
print(len(grown), grown[:7], grown[SIZE * 3 // 4 + 4 : SIZE * 3 // 4 + 8], grown[-1])
for _ in range(3):
    grown.extend([None] * (SIZE // 2))
    gc.collect()
print(len(grown), grown.count(None), grown[3], grown.index("x"))


class Growing:
    """Sorts by what makes another list grow."""

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        side.append(self.number)
        return self.number < other.number


side = list(range(150_000))
ordered = sorted([Growing(number * 7919 % (SIZE // 100 + 1)) for number in range(SIZE // 100 + 1)])
print([each.number for each in ordered[:4]], len(side) > 150_000, side[149_999])

# A list that grows while its items are put into another, and while it is sorted.
source = [1]


def feed():
    for number in source:
        if len(source) < SIZE * 3 // 4:
            source.extend([number] * 999)
        yield number


print(len(list(feed())), len(source))
broken = list(range(SIZE * 7 // 20))
try:
    broken.sort(key=lambda number: broken.append(number) or -number)
except ValueError as error:
    print(error, broken[0], len(broken))
for wrong in (["a", 1], ["a"] * 5 + [None], ["a", "b", b"c"]):
    try:
        "".join(wrong)
    except TypeError as error:
        print(error)
print(repr("".join(["\ud800", "a"])), "é".join(["ß", "", "x"]), "".join(["only"]), ",".join([]), ",".join(("a", "b")))
