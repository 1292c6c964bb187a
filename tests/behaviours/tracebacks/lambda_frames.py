"""Lambdas and nested functions in a traceback."""
apply = lambda function, *rest: function(*rest)


def outer():
    def inner(value):
        return apply(lambda number: number.upper(), value)

    return inner(5)


outer()
