"""What `throw` makes of a class and a value; what goes wrong in that is thrown instead."""
import warnings


class NoInstance(Exception):
    def __new__(cls, *arguments):
        return cls


class Fails(Exception):
    def __init__(self):
        raise KeyError("init")


def catching():
    while True:
        try:
            yield
        except Exception as error:
            print("inside", type(error).__name__, error.args)


warnings.simplefilter("ignore")
generator = catching()
next(generator)
for arguments in (
    (NoInstance,),
    (Fails,),
    (ValueError, TypeError(1)),
    (ValueError, ValueError(2)),
    (ValueError, (1, 2)),
    (ValueError, 3, None),
    (ValueError, None),
    (ValueError(1), None),
    (5,),
    (int,),
    (ValueError(1), 2),
    ("a", "b"),
    (ValueError, 1, 5),
):
    try:
        generator.throw(*arguments)
    except TypeError as error:
        print("outside", error)
