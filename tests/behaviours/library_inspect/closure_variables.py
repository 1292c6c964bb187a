"""`getclosurevars` sorts the names that a function uses by where they are found."""
import inspect

SETTING = 1


def outer():
    inside = 2

    def inner():
        return inside, SETTING, len, missing
    return inner


found = inspect.getclosurevars(outer())
print(found)
print(found.nonlocals, found.unbound)
