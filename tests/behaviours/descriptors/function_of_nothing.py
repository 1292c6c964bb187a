"""A function's __get__ gives the function for None with a class, and refuses None alone."""


def f(self=None):
    return self


print(f.__get__(None, int) is f, f.__get__(5)(), f.__get__(5, int)())
for arguments in ((None,), (None, None)):
    try:
        f.__get__(*arguments)
    except TypeError as error:
        print(error)
