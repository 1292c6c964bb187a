"""An exception raised again keeps its first frames."""


def origin():
    raise LookupError("lost")


def again():
    try:
        origin()
    except LookupError as error:
        raise error


def bare():
    try:
        again()
    except LookupError:
        print("seen")
        raise


bare()
