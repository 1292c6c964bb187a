"""An element without a hash is refused, but a set is found as its frozenset."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: {[]})
attempt(lambda: set().add([]))
attempt(lambda: set().discard([]))
attempt(lambda: [] in set())
attempt(lambda: {1} in {frozenset([1])})
attempt(lambda: set([[1]]))
attempt(lambda: frozenset([{}]))
