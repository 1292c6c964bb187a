"""Sets are changed by methods that return nothing."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


items = {1, 2, 3}


attempt(lambda: (items.add(4), sorted(items)))
attempt(lambda: (items.discard(9), items.remove(4), sorted(items)))
attempt(lambda: (items.update([5], (6,)), sorted(items)))
attempt(lambda: (items.intersection_update([1, 5]), sorted(items)))
attempt(lambda: (items.symmetric_difference_update([5, 7]), sorted(items)))
attempt(lambda: (items.difference_update([7]), sorted(items)))
attempt(lambda: items.remove(9))
attempt(lambda: set().pop())
attempt(lambda: items.add())
attempt(lambda: items.__ior__([1]))
