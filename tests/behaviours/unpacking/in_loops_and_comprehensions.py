"""Targets of loops and comprehensions unpack and hold stars."""
pairs = [(1, (2, 3)), (4, (5, 6))]
print([a + b + c for a, (b, c) in pairs], {a: rest for a, *rest in [(1, 2, 3), (4,)]}, [x for [x] in [[1], (2,)]])
for i, (a, (b, *c)) in enumerate([("x", "yz"), ("p", "qrs")]): print(i, a, b, c)
for k, v in {"a": 1}.items(): print(k, v)
for a, in [(1,), "z"]: print(a)
try:
    for a, b in [(1, 2), (3,)]: print(a, b)
except ValueError as e: print(e)
try: [a for a, b in [1]]
except TypeError as e: print(e)
print([(*a, b) for *a, b in ["abc", "de"]], dict(x for x in [("k", "v")]))
