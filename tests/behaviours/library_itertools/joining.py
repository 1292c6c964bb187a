"""chain, zip_longest and tee join and split iterators."""

from itertools import chain, tee, zip_longest


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(zip_longest("ab", "c", fillvalue="-"))))
attempt(lambda: ([list(iterator) for iterator in tee("ab", 3)], tee("a", 0)))
attempt(lambda: list(chain(5)))
attempt(lambda: list(chain.from_iterable([5])))
attempt(lambda: tee("a", -1))
attempt(lambda: tee(5))
