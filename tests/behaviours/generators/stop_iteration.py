"""StopIteration that leaves a generator's body becomes RuntimeError."""


def leaks():
    yield 1
    next(iter([]))
    yield 2


try:
    print(list(leaks()))
except RuntimeError as error:
    print(error, repr(error.__cause__))


def explicit():
    yield 1
    raise StopIteration(5)


generator = explicit()
print(next(generator))
try:
    next(generator)
except RuntimeError as error:
    print(error)


def returns_tuple():
    return (1, 2)
    yield


try:
    next(returns_tuple())
except StopIteration as stop:
    print(stop.value)
