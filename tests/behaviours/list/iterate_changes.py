"""A list that changes while it is iterated: the index decides."""
items = [1, 2, 3]
seen = []
for item in items:
    seen.append(item)
    if len(items) < 6:
        items.append(item * 10)
print(seen)
items = [1, 2, 3, 4]
for item in items:
    items.remove(item)
print(items)
iterator = iter([1, 2])
print(next(iterator), next(iterator), next(iterator, "end"), list(iterator), iterator.__length_hint__())
print(list(reversed([1, 2, 3])))
