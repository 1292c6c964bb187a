"""`|` of sets and frozensets: the kind is that of the left one, equal elements stay the left one's."""


class Same:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Same)

    def __repr__(self):
        return self.name


class Bag(set):
    pass


def main():
    one, two = {1, 2}, frozenset({2, 3})
    print(type(one | two).__name__, sorted(one | two), type(two | one).__name__, sorted(two | one))
    print(set() | one == one, (one | one) is one, frozenset() | two == two)
    print({1} | {1.0, True}, {Same("left")} | {Same("right")}, frozenset({Same("left")}) | {1, Same("right")} == {1, Same("x")})
    print(type(Bag([1]) | {2}).__name__, type({2} | Bag([1])).__name__)
    grown = frozenset()
    for number in range(200):
        grown = grown | {number, -number}
    print(len(grown), sum(grown), [1] + [2] + [], [0] * 2 + [1])
    for wrong in ([1], "a", {1: 2}, None):
        try:
            print({1} | wrong)
        except TypeError as error:
            print(error)


main()
