"""An ExitStack keeps bound methods, and contexts lead from each exception to the one before."""
from contextlib import ExitStack, contextmanager


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


manager = Manager()
with ExitStack() as stack:
    print(stack.enter_context(manager) is manager, stack._exit_callbacks[-1][1].__self__ is manager)
    print(stack.push(manager) is manager, stack._exit_callbacks[-1][1].__func__ is Manager.__exit__)


@contextmanager
def raising(error):
    try:
        yield
    finally:
        raise error


try:
    with ExitStack() as stack:
        for number in (4, 3, 2):
            stack.enter_context(raising(Exception(number)))
        raise Exception(1)
except Exception as error:
    while error is not None:
        print(error)
        error = error.__context__
