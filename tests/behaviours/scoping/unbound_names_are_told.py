"""A NameError knows the name that is missing, if it is no local variable."""


def free():
    def inner():
        return missing
    if False:
        missing = 1
    return inner


def deleted():
    value = 1

    def inner():
        return value
    del value
    return inner


def local():
    print(late)
    late = 1


for function in (free(), deleted(), local, lambda: nowhere):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error.name, error)
