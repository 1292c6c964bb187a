"""Setting __code__ has a function run other code, with its own defaults, globals and closure."""


def first(a, b=2):
    return 'first', a, b


def second(a, b=20, *rest):
    return 'second', a, b, rest


def call():
    return first(1)


print(call())
first.__code__ = second.__code__
print(call(), first(1, 3), first(1, 3, 4), first(b=1, a=2))
first.__defaults__ = (5,)
print(call(), first.__name__, first.__code__ is second.__code__)


class C:
    def method(self):
        return 'old'


c = C()
bound = c.method
C.method.__code__ = (lambda self: 'new').__code__
print(c.method(), bound(), C.method(c))


def outer():
    x = 1

    def inner():
        return x
    return inner


try:
    first.__code__ = outer().__code__
except ValueError as error:
    print(error)
try:
    first.__code__ = 5
except TypeError as error:
    print(error)
