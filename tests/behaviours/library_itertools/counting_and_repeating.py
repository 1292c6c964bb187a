"""count() counts with any numbers, repeat() repeats as often as it is told."""

from itertools import count, cycle, islice, repeat


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(islice(count(1, 2), 3)), list(islice(count(0.5), 2)), list(islice(count(5, -1), 3)), count(1, 2), count(10)))
attempt(lambda: (list(repeat("a", 3)), repeat("a", 2), list(repeat("a", -1)), list(islice(cycle("ab"), 5)), list(cycle([]))))
attempt(lambda: count("a"))
attempt(lambda: repeat())
attempt(lambda: cycle(5))
attempt(lambda: list(islice(count(2**63 - 1), 2)))
