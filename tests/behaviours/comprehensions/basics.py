"""List, set, dict and generator comprehensions, with conditions and several loops."""
print([x * x for x in range(5)], {x % 3 for x in range(10)}, {x: str(x) for x in range(3)}, list(x for x in "abc"), [x for x in range(10) if x % 2 if x > 3])
print([(x, y) for x in range(3) for y in range(x)], [[y * x for y in range(3)] for x in range(2)], [x if x > 1 else -x for x in range(4)])
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, v in {"a": 1}.items()}, [*map(str, (n for n in range(2)))], sum(x for x in range(4)), dict((a, 1) for a in "xy"))
print([y for x in [[1, 2], [3]] for y in x], [x for x, *_ in [(1, 2, 3), (4,)]], max((len(word), word) for word in ["aa", "b"]))
