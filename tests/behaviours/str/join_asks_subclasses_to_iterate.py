"""str.join() takes the items of a subclass of list or tuple from its own __iter__, and names what cannot be iterated."""


class Items(list):
    def __iter__(self):
        return iter("xyz")


class Fields(tuple):
    def __iter__(self):
        return iter("xyz")


class Odd(list):
    __iter__ = 5


class Denied(list):
    __iter__ = None


class Failing:
    def __iter__(self):
        raise ValueError("no")


for value in (Items("ab"), Fields("ab"), Odd("ab"), Denied("ab"), Failing(), 5, "abc", {"k": 1}, iter("pq"), [1], (c for c in "gen")):
    try:
        print("-".join(value))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
