"""An exception that is thrown into a generator inside a handler has what is handled there as its context."""


def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__context__
    return " <- ".join(names)


def yields():
    try:
        yield 1
    except BaseException:
        yield 2


def delegates_to_items():
    try:
        yield 1
    except BaseException:
        yield from (2, 3)


def inner():
    yield 2
    yield 3


def delegates():
    try:
        yield 1
    except BaseException:
        yield from inner()


def fails_inside():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from inner()


def cleans_up():
    try:
        1 / 0
    finally:
        yield from (1, 2)


def raises_anew():
    try:
        yield 1
    except KeyError:
        raise IndexError


def delegates_to_failing():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from raises_anew()


for make in (yields, delegates_to_items, delegates, fails_inside, cleans_up, delegates_to_failing):
    for steps in ((KeyError, OSError), (OSError,), ("close", OSError), ("close", "close")):
        for outside in (False, True):
            generator = make()
            next(generator)
            results = []
            for step in steps:
                try:
                    if outside:
                        try:
                            raise LookupError
                        except LookupError:
                            results.append(generator.close() if step == "close" else generator.throw(step))
                    else:
                        results.append(generator.close() if step == "close" else generator.throw(step))
                except BaseException as error:
                    results.append(chain(error))
            try:
                generator.close()
            except RuntimeError:
                pass
            print(make.__name__, [step if step == "close" else step.__name__ for step in steps], outside, results)
