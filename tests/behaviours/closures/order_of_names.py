"""The order of free variables and cells: by name, with parameters first where they are."""


def outer(z, y=0):
    b = 1
    a = 2
    c = 3

    def inner():
        return b, c, a, z
    return inner


made = outer(9)
print(made.__code__.co_freevars, [cell.cell_contents for cell in made.__closure__])
print(outer.__code__.co_cellvars)
print(made())


def parameters(q, p, r):
    m = 1

    def inner():
        nonlocal m, p
        p += 1
        m += q
        return m, p

    def other():
        return m, p, q, r
    return inner, other


one, two = parameters(1, 2, 3)
print(one.__code__.co_freevars, two.__code__.co_freevars, parameters.__code__.co_cellvars)
print(one(), two(), one(), two())


def levels():
    x = 'x'
    w = 'w'

    def middle():
        v = 'v'

        def innermost():
            return x, v, w
        return innermost
    return middle


middle = levels()
print(middle.__code__.co_freevars, middle().__code__.co_freevars, middle.__code__.co_cellvars, middle()())


class Base:
    def who(self):
        return 'base'


def with_class():
    b = 1

    class Inner(Base):
        a = b

        def who(self):
            return super().who(), b, __class__.__name__
    return Inner


print(with_class()().who(), with_class().who.__code__.co_freevars)
print([f() for f in [lambda i=i: (i, made) for i in range(2)]][0][0])


def loops():
    k = 5
    return [lambda: (i, k) for i in range(3)]


print([f() for f in loops()], loops()[0].__code__.co_freevars)
