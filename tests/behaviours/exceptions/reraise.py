"""A bare raise, in handlers, in functions they call, and where there is nothing to raise."""


def again():
    raise


try:
    try:
        raise ValueError("once")
    except ValueError:
        again()
except ValueError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
for thing in (5, "text", None, int):
    try:
        raise thing
    except TypeError as error:
        print(error)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
try:
    try:
        raise KeyError("a")
    except ValueError:
        print("never")
    finally:
        print("finally")
except KeyError as error:
    saved = error
print(saved)
