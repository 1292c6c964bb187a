"""Comprehensions nest, filter at each level, and evaluate left to right."""
print([(x, y) for x in range(3) if x for y in range(3) if y > x], [[y for y in range(x)] for x in range(3)], [x for row in [[1, 2], [3]] for x in row])
m = [[1, 2, 3], [4, 5, 6]]
print([[r[i] for r in m] for i in range(3)], [*zip(*m)], {x: {y: x * y for y in range(2)} for x in range(2)}, {len(w) for w in ["a", "bb", "cc"]} == {1, 2})
print([x if x % 2 else -x for x in range(4)], [a for a in "abc" if a != "b" if a != "c"], [(i, j) for i in range(2) for j in range(i, 2)], [f(2) for f in [lambda x: x, lambda x: x ** 2]])
print(sum(x for x in range(5) if x % 2), any(x > 3 for x in range(5)), all([]), "".join(c for c in "hello" if c not in "l"), max((len(w), w) for w in ["aa", "b"]))
x = 5
print([x for x in range(x)], x, [y for x in [[1]] for y in x], [lambda: x][0]())
print([i for i in range(3) for i in range(i)], {**{k: 1 for k in "ab"}}, [*[x for x in "ab"], *(y for y in "c")])
