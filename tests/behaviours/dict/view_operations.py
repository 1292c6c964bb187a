"""Views of keys and items work like sets."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


one, two = {"a": 1, "b": 2}, {"b": 2, "c": 4}


attempt(lambda: (sorted(one.keys() & two), sorted(one.keys() | two), sorted(one.keys() - two), sorted(one.keys() ^ two)))
attempt(lambda: (sorted(one.items() & two.items()), sorted(one.items() - two.items())))
attempt(lambda: (one.keys() == {"a", "b"}, one.keys() < {"a", "b", "c"}, one.keys().isdisjoint("xy")))
attempt(lambda: (one.values() == one.values(), one.keys() == one.keys()))
attempt(lambda: one.keys() & 5)
attempt(lambda: one.keys() < [1])
attempt(lambda: one.keys() | [[]])
attempt(lambda: (list(reversed(one.values())), one.keys().mapping, len(one.items())))
attempt(lambda: (("a", 1) in one.items(), ("a", 2) in one.items(), "a" in one.items()))
