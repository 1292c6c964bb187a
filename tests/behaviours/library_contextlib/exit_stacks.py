"""An ExitStack leaves its managers in reverse, whatever happens."""

from contextlib import ExitStack, closing, nullcontext


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Closable:
    def close(self):
        print("closed")


def run():
    with ExitStack() as stack:
        stack.callback(print, "first in")
        stack.enter_context(closing(Closable()))
        stack.push(lambda kind, value, traceback: print(kind.__name__) or True)
        raise ValueError("swallowed")
    return "after"


attempt(lambda: run())
attempt(lambda: ExitStack().enter_context(5))
attempt(lambda: ExitStack().pop_all().close())
attempt(lambda: nullcontext(5).__enter__())
