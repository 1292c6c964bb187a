"""reversed() asks __reversed__, or the length and the items."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Sequence:
    def __len__(self):
        return 3
    def __getitem__(self, index):
        return index * 10


attempt(lambda: list(reversed([1, 2])))
attempt(lambda: list(reversed("ab")))
attempt(lambda: list(reversed(Sequence())))
attempt(lambda: list(reversed({"a": 1, "b": 2})))
attempt(lambda: reversed({1, 2}))
attempt(lambda: reversed(5))
attempt(lambda: reversed(x for x in []))
