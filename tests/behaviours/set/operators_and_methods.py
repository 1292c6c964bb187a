"""Methods of sets take any iterables, operators only sets."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (sorted({1, 2}.union([3], (4,))), {1, 2, 3}.intersection([2, 3], {3}), {1, 2}.difference([2], [1])))
attempt(lambda: {1, 2} | [3])
attempt(lambda: {1, 2} & "a")
attempt(lambda: {1}.union(5))
attempt(lambda: {1} - {1: 2}.keys())
attempt(lambda: (type({1} | frozenset([2])), type(frozenset([1]) | {2})))
attempt(lambda: ({1} < {1, 2}, {1} <= {1}, {1} > {2}, {1}.issubset([1, 2]), {1, 2}.issuperset([2]), {1}.isdisjoint([2])))
attempt(lambda: {1} < [1])
