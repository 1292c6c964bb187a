"""Results of lru_cache that are kept by when they were used last, for arguments of several kinds."""

from functools import lru_cache


class Same:
    """Equal to any other, which takes a call to tell."""

    asked = 0

    def __hash__(self):
        return hash(7)

    def __eq__(self, other):
        Same.asked += 1
        return True


calls = []


@lru_cache(maxsize=3)
def kept(*arguments):
    calls.append(arguments)
    return len(calls)


for argument in (1, 2, 3, 1, 1, 4, 1, 2, 3, 1, "1", "2", "1", 1.0, True, "1", 2**70, (1, "a"), 2**70, (1, "a"), None, 1):
    print(repr(argument), kept(argument), kept.cache_info())
print(calls)
for pair in ((1, 2), (1, 2.0), ("a", "b"), (1, 2), (), (), ("a", "b"), (1, 2)):
    print(pair, kept(*pair), kept.cache_info())
kept.cache_clear()
same = Same()
print(kept(7), kept(same), kept(8), kept(7), kept(same), kept(same), Same.asked > 0, kept.cache_info())


@lru_cache(maxsize=2, typed=True)
def typed(argument):
    return type(argument).__name__


print([typed(argument) for argument in (1, 1.0, True, 1, "a", 1)], typed.cache_info())


@lru_cache(maxsize=1)
def last(argument):
    return argument * 2


print([last(argument) for argument in (1, 1, 2, 2, 1, "a", "a")], last.cache_info())


class Holder:
    @lru_cache(maxsize=2)
    def method(self, argument):
        return argument + 1


holder, other = Holder(), Holder()
print(holder.method(1), other.method(1), holder.method(1), holder.method(2), other.method(1), Holder.method.cache_info())


@lru_cache(maxsize=4)
def steps(number):
    return number if number < 2 else steps(number - 1) + steps(number - 2)


print(steps(60), steps.cache_info())
try:
    kept([1])
except TypeError as error:
    print(type(error).__name__)
