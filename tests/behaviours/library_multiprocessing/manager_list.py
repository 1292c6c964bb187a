"""The proxy of a list does what a list does, and a list can hold the proxy of another."""
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        items = manager.list([3, 1])
        items += [2, 2]
        items.sort()
        print(items, items[0], items[1:3], len(items), items.count(2), items.index(3), 9 in items, [*reversed(items)])
        items *= 2
        items.reverse()
        print(items, items + [0], items.pop(), items.pop(0))
        items[0] = "x"
        del items[1]
        items.insert(1, "y")
        items.remove(2)
        print(items, [item for item in items])
        inner = manager.list([1])
        items[0] = inner
        items[0].append(2)
        inner.append(3)
        print(items[0], type(items[0]).__name__)
        for wrong in (lambda: items[99], lambda: items.index("no"), lambda: items.append()):
            try:
                wrong()
            except Exception as error:
                print(type(error).__name__, error)
