"""Comparisons at one place of instances with and without methods of their own."""


class Plain:
    def __repr__(self):
        return "Plain"


class Number:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("eq", self.value)
        if not isinstance(other, Number):
            return NotImplemented
        return self.value == other.value

    def __lt__(self, other):
        print("lt", self.value)
        return self.value < other.value if isinstance(other, Number) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"Number({self.value})"


class Below(Number):
    def __eq__(self, other):
        print("eq below", self.value)
        return super().__eq__(other)

    def __gt__(self, other):
        print("gt below", self.value)
        return "greater"


class Odd:
    def __eq__(self, other):
        return "equal"

    def __ne__(self, other):
        return []

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return other


class Rebinding:
    def __eq__(self, other):
        self = other = None
        return NotImplemented


class Raising:
    def __eq__(self, other):
        raise ValueError("no equality")

    def __bool__(self):
        raise ValueError("no truth")


class Truthless:
    def __eq__(self, other):
        return Raising()


def compare(left, right):
    results = []
    for test in (
        lambda: left == right,
        lambda: left != right,
        lambda: left < right,
        lambda: left >= right,
        lambda: "yes" if left == right else "no",
        lambda: "yes" if left != right else "no",
        lambda: "yes" if left < right else "no",
        lambda: left in [right, left],
    ):
        try:
            results.append(test())
        except (TypeError, ValueError) as error:
            results.append(f"{type(error).__name__}: {error}")
    print(left, right, results)


class Shown:
    def __repr__(self):
        return type(self).__name__


Odd.__repr__ = Rebinding.__repr__ = Raising.__repr__ = Truthless.__repr__ = lambda self: type(self).__name__
plain = Plain()
subjects = [plain, Plain(), Number(1), Number(1.0), Below(1), Odd(), Rebinding(), Raising(), Truthless(), 1, 1.5, "text", None]
for left in subjects:
    for right in subjects:
        compare(left, right)

first, second = Plain(), Plain()
items = [1, "a", first, second, None]
print(items.index(second), items.count(first), second in items, Plain() in items)
items.remove(first)
print(len(items), {first: 1, second: 2}[second])
Plain.__eq__ = lambda self, other: True
print(first == second, first != second, items.index(Plain()))
del Plain.__eq__
print(first == second, first != second, first == 5, first != "x")
