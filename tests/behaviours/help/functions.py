"""`help` of functions shows the kind, the module, the signature and the documentation."""


def documented(a, /, b: int = 3, *, c='x') -> str:
    """Do something.

    In more words.
    """


def bare(*args, **kwargs): pass


async def later(): 'Do it later.'


def items():
    'Give items.'
    yield


for function in (documented, bare, later, items, lambda x, y=1: x):
    help(function)
