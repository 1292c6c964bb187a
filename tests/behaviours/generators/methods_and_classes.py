"""Generator methods, `__iter__` as a generator, static and class ones, and recursion."""
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def depth_first(self, level=0):
        yield level, self.v
        for k in self.kids: yield from k.depth_first(level + 1)
    @classmethod
    def of(cls, *vs):
        for v in vs: yield cls(v)
    @staticmethod
    def count(n):
        while n: yield n; n -= 1
    @property
    def pairs(self): return ((self.v, k.v) for k in self.kids)
t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(t.depth_first()), [x.v for x in Tree.of(7, 8)], list(Tree.count(3)), list(t.pairs), 3 in t, max(t), [*t][1:], dict(t.depth_first()))
a, *b = t; print(a, b)
