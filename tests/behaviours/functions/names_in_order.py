"""Calls whose arguments by name stand in the order of the parameters, and those in which they do not."""


def plain(a, b=2, c=3):
    return a, b, c


def positional(a, /, b, c=30):
    return a, b, c


def with_rest(a, b=2, *rest, c=3):
    return a, b, rest, c


def with_keywords(a, b=2, **others):
    return a, b, others


def generator(a, b=2):
    a = yield a, b
    yield a


async def coroutine(a, b=2):
    return a, b


class Class:
    def __init__(self, x, y=0):
        self.place = x, y

    def method(self, x, y=5):
        return self.place, x, y

    @classmethod
    def of_class(cls, x, y=5):
        return cls.__name__, x, y

    @staticmethod
    def of_none(x, y=5):
        return x, y


def attempt(function, *arguments, **names):
    try:
        return function(*arguments, **names)
    except TypeError as error:
        return f"TypeError: {error}"


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as ended:
        return ended.value


def rounds():
    captured = 7

    def inner(a, b=captured):
        nonlocal captured
        captured += a
        return a, b, captured

    results = []
    for _ in range(3):
        results += [plain(1, b=20), plain(1, b=20, c=30), plain(1, 2, c=30), plain(a=1, b=20, c=30), plain(a=1)]
        results += [plain(1, c=30), plain(c=3, b=2, a=1), plain(b=1, a=2)]
        results += [positional(1, b=2), positional(1, b=2, c=3), positional(1, 2, c=3)]
        results += [with_rest(1, b=20), with_rest(1, 2, 3, c=4), with_keywords(1, b=20), with_keywords(1, c=20)]
        results += [inner(1, b=2), inner(a=1, b=2), inner(a=1)]
        results += [list(generator(1, b=3)), drive(coroutine(1, b=4)), drive(coroutine(a=1))]
        results += [Class(1, y=2).place, Class(x=1, y=2).place, Class(1, y=2).method(3, y=4), Class(1).method(x=3)]
        results += [Class.of_class(1, y=2), Class(0).of_class(x=1), Class.of_none(1, y=2), Class(0).of_none(x=1, y=3)]
        results += [(lambda x, y=1: (x, y))(5, y=6)]
        print(results)
        results.clear()


def main():
    rounds()
    print(attempt(lambda: plain(b=1)), attempt(lambda: plain(1, a=2)), attempt(lambda: plain(1, d=2)), sep="\n")
    print(attempt(lambda: positional(a=1, b=2)), attempt(lambda: positional(1, c=2)), sep="\n")
    print(attempt(lambda: plain(1, 2, 3, c=4)), attempt(lambda: Class(y=1)), attempt(lambda: Class(1, self=1)), sep="\n")

    # Names that are equal and not the same string, defaults that change, and another code.
    name = "".join(["", "b"])
    print(plain(1, **{name: 5}), attempt(lambda: plain(1, 2, **{name: 5})))
    plain.__defaults__ = (50,)
    print(attempt(lambda: plain(1, b=2)), attempt(lambda: plain(1)), attempt(lambda: plain(1, c=2)), sep="\n")
    plain.__code__ = with_keywords.__code__
    print(plain(1, b=2), plain(1, c=2), attempt(lambda: plain(b=2)))


main()
