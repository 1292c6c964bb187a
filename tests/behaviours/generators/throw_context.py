"""An exception that is thrown into a generator has what the generator handles as its context, and nothing else."""


def plain():
    yield 1


def handling():
    try:
        raise KeyError("own")
    except KeyError:
        yield 1


def catching():
    try:
        raise KeyError("own")
    except KeyError:
        try:
            yield 1
        except ValueError as error:
            print("inside", repr(error.__context__))
            yield 2


def delegating():
    try:
        raise KeyError("own")
    except KeyError:
        yield from plain()


for function in (plain, handling, delegating):
    generator = function()
    next(generator)
    try:
        raise ZeroDivisionError("outer")
    except ZeroDivisionError:
        try:
            generator.throw(ValueError)
        except ValueError as error:
            print(function.__name__, repr(error.__context__))
generator = catching()
next(generator)
print(generator.throw(ValueError()))
