"""Calls things that may fail, for the programs beside it."""


def attempt(function, *args, **kwargs):
    """Call a function and print what it returns or how it failed."""
    try:
        value = function(*args, **kwargs)
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
    else:
        print('returned', value)
