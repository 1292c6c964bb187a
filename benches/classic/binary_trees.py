"""Trees built, counted and dropped: allocation."""


class Tree:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)


def build(depth):
    return Tree(build(depth - 1), build(depth - 1)) if depth else Tree(None, None)


def main(deepest=17):
    kept = build(deepest)
    for depth in range(4, deepest + 1, 3):
        rounds = 1 << (deepest - depth)
        print(rounds, "trees of depth", depth, "have", sum(build(depth).count() for _ in range(rounds)))
    print("the one kept has", kept.count())
