"""Equal numbers of all types have equal hashes."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: hash(1) == hash(1.0) == hash(True) == hash(1 + 0j))
attempt(lambda: (hash(2**61 - 1), hash(2**61), hash(-1)))
attempt(lambda: (hash(0.5), hash(float("inf")), hash(-0.0)))
attempt(lambda: hash([]))
attempt(lambda: hash(({},)))
attempt(lambda: hash(slice(1, 2)) == hash(slice(1, 2)))
