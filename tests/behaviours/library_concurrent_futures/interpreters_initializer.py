"""Each interpreter of a pool begins with the initializer; when that fails the pool is broken."""
import logging
from concurrent.futures import InterpreterPoolExecutor
from concurrent.futures.interpreter import BrokenInterpreterPool


def begin(value):
    import builtins
    builtins.begun = value


def look():
    import builtins
    return builtins.begun


def refuse():
    raise ValueError("no")


if __name__ == "__main__":
    with InterpreterPoolExecutor(1, initializer=begin, initargs=(7,)) as pool:
        print(pool.submit(look).result())
    logging.disable()
    with InterpreterPoolExecutor(1, initializer=refuse) as pool:
        try:
            pool.submit(look).result()
        except BrokenInterpreterPool as error:
            print(type(error).__mro__[1].__name__)
    for wrong in ({"max_workers": 0}, {"max_workers": -1}):
        try:
            InterpreterPoolExecutor(**wrong)
        except ValueError as error:
            print(error)
