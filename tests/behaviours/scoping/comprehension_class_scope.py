"""In a class body, only the first iterable of a comprehension sees the class's names."""
class A:
    items = [1, 2, 3]
    factor = 10
    good = [i for i in items]
    try:
        bad = [i * factor for i in items]
    except NameError as error:
        print(type(error).__name__, error)
    gen = list(i for i in items)
    try:
        nested = [j for i in items for j in items]
    except NameError as error:
        print(type(error).__name__, error)
    f = lambda: items
    try:
        f()
    except NameError as error:
        print(type(error).__name__, error)
print(A.good, A.gen, hasattr(A, "i"))
