"""Objects are sorted by their own `__lt__`, whatever it gives, and by functions that compare."""

from functools import cmp_to_key


class Card:
    asked = 0

    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        Card.asked += 1
        return self.rank < other.rank

    def __repr__(self):
        return f"<{self.rank}>"


cards = [Card(number * 7 % 11) for number in range(11)]
print(sorted(cards), Card.asked > 10)
print(sorted(cards, reverse=True))


class Loud(Card):
    """Its answers are objects that are true or false."""

    def __lt__(self, other):
        return [1] if self.rank < other.rank else ""


print(sorted(Loud(number * 3 % 7) for number in range(7)))


class Shy(Card):
    """It leaves the answer to the other one."""

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return other.rank < self.rank


print(sorted([Shy(3), Shy(1), Shy(2)]))


class Mute(Card):
    def __lt__(self, other):
        return NotImplemented


class Broken(Card):
    def __lt__(self, other):
        raise LookupError(self.rank, other.rank)


class Odd(Card):
    """An answer that cannot say whether it is true."""

    def __lt__(self, other):
        return Doubt()


class Doubt:
    def __bool__(self):
        raise ValueError("who knows")


for kind in (Mute, Broken, Odd):
    items = [kind(2), kind(1)]
    try:
        items.sort()
    except Exception as error:
        print(type(error).__name__, error, items)


class Defaulted(Card):
    """A method with a default, and one that is changed while it sorts."""

    def __lt__(self, other, factor=-1):
        return factor * self.rank < factor * other.rank


print(sorted(Defaulted(number) for number in (2, 3, 1)))

mixed = [Card(2), Loud(1), Card(3), Loud(0)]
print(sorted(mixed))

words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words, key=cmp_to_key(lambda a, b: len(a) - len(b))))
print(sorted(words, key=cmp_to_key(lambda a, b: (len(b) - len(a)) / 2)))
print(sorted(words, key=cmp_to_key(lambda a, b: 10**30 * (len(a) - len(b)))))
for compare in (lambda a, b: "less", lambda a, b: None, lambda a: 0):
    try:
        sorted(words, key=cmp_to_key(compare))
    except TypeError as error:
        print(error)
