"""An error in a comparison leaves the sort."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Stubborn:
    def __lt__(self, other):
        raise ZeroDivisionError("no order")


attempt(lambda: [1, "a"].sort())
attempt(lambda: [Stubborn(), Stubborn()].sort())
attempt(lambda: [1, 2].sort(key=5))
attempt(lambda: sorted([1j, 2j]))
attempt(lambda: sorted([None, 1]))
attempt(lambda: sorted(5))
attempt(lambda: sorted([2, 1], None))
attempt(lambda: sorted([3, 1, 2], key=lambda item: -item, reverse=1))
