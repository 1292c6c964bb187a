"""A frozenset has a hash and no methods that change it."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "a"}[frozenset([1])]))
attempt(lambda: frozenset([1]).add(2))
attempt(lambda: frozenset("ab", "c"))
attempt(lambda: (frozenset([1]) == {1}, frozenset() == set()))
attempt(lambda: hash(set()))
attempt(lambda: (repr(frozenset()), repr(frozenset([1])), repr(set())))
attempt(lambda: frozenset([1]).copy() == {1})
