"""Building, indexing and changing lists."""
items = [1, "two", 3.0, [4]]
items[0] = "one"
items[-1].append(5)
print(items, len(items), items[1], items[-1], [], [1] * 3, [1] + [2], list("ab"), list(range(3)), 3.0 in items, "x" not in items)
items += (7, 8)
items *= 2
print(items)
del items[0]
del items[-1]
print(items)
for call in (lambda: items[99], lambda: items["a"], lambda: [1] + (2,), lambda: [1] * "a", lambda: list(5)):
    try:
        call()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
try:
    items[99] = 1
except IndexError as error:
    print(error)
