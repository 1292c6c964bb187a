"""What is in a set, a frozen set and a dictionary, by the place of its hash and past it."""


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 4

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number


class Own(set):
    def __contains__(self, item):
        return item == "own"


def members(container, items):
    return [item for item in items if item in container], [item for item in items if item not in container]


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except TypeError as error:
        return f"TypeError: {error}"


def main():
    numbers = [0, 1, 2, 7, 8, 9, 16, 64, -1, -2, 2**61 - 1, 2**61, 2**62, -(2**61), 1.0, 2.5, True, False, None, "a", "", (1,)]
    for chosen in ([], [0], [1, 9, 17], [8, 16, 64], [-1], [-2], [2**61 - 1], [None, "a"], [1.0], [(1,), ""], numbers):
        for kind in (set, frozenset, dict.fromkeys):
            print(members(kind(chosen), numbers))
    changing = set()
    for number in range(200):
        changing.add(number * 8)
        if number % 3 == 0:
            changing.discard(number * 4)
        if number % 50 == 0:
            print(len(changing), sum(one in changing for one in range(1600)))
    changing.clear()
    print(8 in changing, 0 not in changing)
    keys = {Key(number) for number in range(10)}
    print([number for number in range(14) if Key(number) in keys], 3 in keys, Key(2) in {2: 1})
    print("own" in Own([1]), 1 in Own([1]))
    print(attempt(lambda: [] in {1}), attempt(lambda: {} in frozenset()), attempt(lambda: {1} in {frozenset([1])}))
    print([0 < 1 in {1}, 1 in {1} in [{1}], 1 in {2} not in [3]])


main()
