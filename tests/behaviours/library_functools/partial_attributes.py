"""A partial shows what it holds, and flattens another."""

from functools import partial


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


p = partial(int, base=2)


attempt(lambda: (p("101"), p.func, p.args, p.keywords))
attempt(lambda: partial(partial(pow, 2), 5).args)
attempt(lambda: partial())
attempt(lambda: partial(5))
attempt(lambda: repr(partial(pow, 2)))
attempt(lambda: p("7", base=8))
