"""`enumerate` and `zip` over lists, tuples and ranges in loops that take pairs apart, and what the loops change meanwhile."""

grown = [1, 2]
for index, item in enumerate(grown):
    if index < 3:
        grown.append(item * 10)
    print(index, item, end="; ")
print(grown)

for index, item in enumerate("a list of words".split(), (1 << 61) - 2):
    print(index, item)

counted = enumerate((5, 6, 7, 8))
print([(index, item, next(counted, None)) for index, item in counted])

shared = iter([1, 2, 3, 4, 5])
print([(one, other) for one, other in zip(shared, shared)], list(shared))

first, second = iter([1, 2, 3]), iter(range(1))
print([one + other for one, other in zip(first, second)], next(first))

shrunk = [1, 2, 3, 4]
for one, other in zip(shrunk, (10, 20, 30, 40)):
    shrunk.pop()
    print(one, other)

both = zip(range(5), ["a", "b", "c", "d", "e"])
for number, letter in both:
    print(number, letter, next(both, "nothing is left"))
print({number: letter for number, letter in zip("xy", range(9))})
for one, (two, three) in zip([1, 2], zip((3, 4), range(5, 9))):
    print(one, two, three)


class Halves(zip):
    def __next__(self):
        one, other = super().__next__()
        return one / 2, other / 2


print([one + other for one, other in Halves([1, 2], (3, 4))])
