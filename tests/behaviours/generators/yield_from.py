"""yield from passes values, exceptions and results through."""


def inner():
    try:
        got = yield "first"
        print("inner got", got)
        yield "second"
    except ValueError as error:
        print("inner caught", error)
        yield "after error"
    return "result"


def outer():
    result = yield from inner()
    print("outer has", result)
    yield from [10, 20]
    yield from "ab"
    nothing = yield from ()
    print(nothing)
    return "end"


print(list(outer()))
generator = outer()
print(next(generator), generator.send("sent"), next(generator))
generator = outer()
next(generator)
print(generator.throw(ValueError("thrown")), next(generator), generator.gi_yieldfrom is not None)
generator.close()


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)))
try:
    list((lambda: (yield from 5))())
except TypeError as error:
    print(error)
