"""Equal items stay in their order, backwards too."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


pairs = [(1, "b"), (0, "a"), (1, "a"), (0, "b")]


attempt(lambda: sorted(pairs, key=lambda pair: pair[0]))
attempt(lambda: sorted(pairs, key=lambda pair: pair[0], reverse=True))
attempt(lambda: sorted(["b", "A", "a", "B"], key=str.lower))
attempt(lambda: sorted([3.0, 1, True, 2]))
