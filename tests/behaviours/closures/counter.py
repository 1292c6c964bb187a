"""Closures keep variables alive, and each call of the outer function has its own."""


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = counter()
other, _ = counter(100)
print(step(), step(5), peek(), other(), peek(), step.__code__.co_freevars, step.__closure__[0].cell_contents)
