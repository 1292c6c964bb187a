"""Starred and nested targets bind local names; `global` ones bind globals."""
def f(seq):
    global first
    first, *rest, (last, *_) = seq
    return rest, last, _, sorted(locals())
print(f([1, 2, 3, "xyz"]), first)
def g():
    [a, [b, *c]] = 1, "pqr"
    (d), e = [4, 5]
    return a, b, c, d, e
print(g())
