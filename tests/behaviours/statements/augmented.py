"""Augmented assignment to every kind of target; in-place methods are preferred."""


class Tally:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __add__(self, other):
        return "added"

    def __sub__(self, other):
        return "subtracted"


tally = Tally()
tally += 1
print(tally.log)
tally -= 1
print(tally)
number = 7
number += 1; number -= 2; number *= 3; number //= 4; number **= 3; number %= 10; number <<= 3; number >>= 1; number |= 1; number ^= 3; number &= 14
print(number)
number /= 4
print(number)
first = second = [1]
first += [2]
first = first + [3]
print(first, second)
table = {"k": [1]}
table["k"] += (2,)
table["k"][0] -= 5
print(table)
try:
    number @= 2
except TypeError as error:
    print(error)
