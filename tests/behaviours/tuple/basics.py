"""Tuples: literals, indexing, arithmetic and immutability."""
empty = ()
one = (1,)
pair = 1, "b"
print(empty, one, pair, tuple([1, 2]), tuple("ab"), pair[0], pair[-1], pair + one, one * 3, len(pair), 1 in pair, pair[::-1])
print(pair.index("b"), pair.count(1), (1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[1, 2])
for call in (lambda: pair[5], lambda: pair.index(9), lambda: pair + [1], lambda: hash(([],))):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    pair[0] = 2
except TypeError as error:
    print(error)
try:
    del pair[0]
except TypeError as error:
    print(error)
