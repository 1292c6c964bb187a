"""A class whose `__bool__` or `__len__` is `None` has no truth, and no length."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class NoTruth:
    __bool__ = None


class NoLength:
    __len__ = None


def branch():
    if NoTruth():
        return 'taken'
    return 'not taken'


attempt(lambda: bool(NoTruth()))
attempt(branch)
attempt(lambda: not NoTruth())
attempt(lambda: NoTruth() and 1)
attempt(lambda: len(NoLength()))
attempt(lambda: bool(NoLength()))
