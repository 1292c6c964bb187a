"""Suspension after a handled exception, and after statements that hold values of their own."""


def shown(name, generator):
    try:
        print(name, list(generator))
    except Exception as error:
        print(name, repr(error))


def after_raise():
    try:
        raise ValueError
    except ValueError:
        print('handled')
    yield from [7]


def after_named():
    try:
        raise ValueError('named')
    except ValueError as error:
        print(error)
    x = yield 7
    yield x


def after_many():
    for _ in range(3):
        try:
            raise KeyError
        except KeyError:
            with open('/dev/null'):
                pass
        match [1]:
            case [x]:
                pass
        yield from [x]
    for item in [8]:
        yield item


def after_finally():
    try:
        try:
            raise ValueError
        finally:
            print('finally')
    except ValueError:
        pass
    yield from (1, 2)


shown('raise', after_raise())
shown('named', after_named())
shown('many', after_many())
shown('finally', after_finally())
