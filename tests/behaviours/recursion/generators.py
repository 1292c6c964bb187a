"""Chains of generators that are too deep raise RecursionError."""


def nest(depth):
    if depth == 0:
        yield "bottom"
    else:
        yield from nest(depth - 1)


print(list(nest(300)))
try:
    list(nest(10**6))
except RecursionError as error:
    print(type(error).__name__)


def endless():
    yield from endless()


try:
    next(endless())
except RecursionError as error:
    print(type(error).__name__)
