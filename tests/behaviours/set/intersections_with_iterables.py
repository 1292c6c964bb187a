"""An intersection with what is no set looks its items up one by one, and keeps those."""


class Odd:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Odd)

    def __repr__(self):
        return self.name


def changed(kind, *others):
    values = kind
    values.intersection_update(*others)
    return values


def items():
    print("asked")
    yield 1
    yield []


for operation in (
    lambda: {1}.intersection([True, 5, 6]), lambda: {1, 5}.intersection({True: 2}), lambda: {True}.intersection([1]), lambda: {1} & {True, 5}, lambda: {1, 5} & {True},
    lambda: {Odd("own")}.intersection([Odd("first"), Odd("second")]), lambda: changed({Odd("own")}, [Odd("first"), 3]), lambda: changed({1, 2, 3}, [1, 2], (2, 3)),
    lambda: {1}.intersection([[1]]), lambda: changed({1}, [[1]]), lambda: {1}.difference([[1]]), lambda: {1}.isdisjoint([[1]]), lambda: {1}.union([[1]]),
    lambda: {1}.symmetric_difference([[1]]), lambda: {1}.issuperset([[1]]), lambda: {1}.issubset([[1]]), lambda: {1}.intersection(5), lambda: {1}.intersection(items()),
    lambda: {1}.issuperset([2, []]), lambda: {1}.issuperset([1, []]), lambda: {1}.issuperset(items()), lambda: {1}.issubset(items()), lambda: {2}.issubset(items()),
    lambda: {2}.issuperset(items()), lambda: changed({1}, items()), lambda: set().issubset(5), lambda: set().issuperset("a"), lambda: set().intersection([[]]),
    lambda: frozenset([1]).intersection("ab"), lambda: {1}.intersection(), lambda: {1, 2}.intersection([2], {2: 1}, (2, 2)), lambda: [] in {1}, lambda: {1}.discard([]),
):
    try:
        print(operation())
    except TypeError as error:
        print(error)
