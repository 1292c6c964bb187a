"""Every method of lists."""
items = [3, 1, 2]
items.append(5)
items.extend([4, 1])
items.insert(0, 9)
items.insert(100, 8)
items.insert(-1, 7)
print(items, items.pop(), items.pop(0), items.pop(-2), items, items.index(1), items.index(4), items.count(1))
items.remove(1)
items.reverse()
print(items, items.copy(), items.copy() is items)
items.sort()
print(items)
items.clear()
print(items)
for call in (items.pop, lambda: items.remove(1), lambda: items.index(1), lambda: [1].pop(5), lambda: items.extend(1), lambda: items.insert("a", 1)):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
