"""The name that was meant is looked for among the variables that have a value, and in the namespace of a class body."""

import traceback


def unbound():
    try:
        for each in [*steps]:
            pass
        for stop in []:
            pass
    except NameError as error:
        print("".join(traceback.format_exception_only(error)), end="")


def bound():
    stop = 1
    try:
        return stpo
    except NameError as error:
        print("".join(traceback.format_exception_only(error)), end="")


unbound()
bound()
try:
    class Body:
        attribute = 1
        print(atribute)
except NameError as error:
    # The frame of the body is where the name is missing.
    print("".join(traceback.format_exception(error)[-1:]), end="")
