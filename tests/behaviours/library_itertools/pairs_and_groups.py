"""pairwise() overlaps, and groupby() joins neighbours that are equal."""

from itertools import groupby, pairwise


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(pairwise("abcd")), list(pairwise("a"))))
attempt(lambda: [(key, list(group)) for key, group in groupby("aabbba")])
attempt(lambda: [(key, len(list(group))) for key, group in groupby([1, -1, 2], abs)])
attempt(lambda: [list(group) for key, group in list(groupby("ab"))])
attempt(lambda: pairwise(5))
attempt(lambda: groupby(5))
