"""An equality that empties the list ends the search."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Emptying:
    def __eq__(self, other):
        items.clear()
        return False


items = []


attempt(lambda: items.extend([Emptying(), Emptying()]))
attempt(lambda: 5 in items)
attempt(lambda: items)
attempt(lambda: items.extend([Emptying(), Emptying()]))
attempt(lambda: items.count(5))
attempt(lambda: items.index(5))
