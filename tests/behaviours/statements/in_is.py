"""Membership and identity, with the fallbacks of `in`."""


class Iterated:
    def __iter__(self):
        return iter([1, 2])


class Indexed:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index * 10


class Contained:
    def __contains__(self, item):
        return item if item == "x" else ""


print(2 in Iterated(), 5 in Iterated(), 20 in Indexed(), 5 in Indexed(), "x" in Contained(), "y" in Contained(), list(Indexed()))
print([] is [], () == (), None is None, [] is not None)
for code in ("1 in 5", "1 in object", "'a' in None"):
    try:
        eval(code)
    except TypeError as error:
        print(error)
