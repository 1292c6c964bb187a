"""A special method that is None is called like any other, and fails."""


class Silent:
    __repr__ = None
    __len__ = None
    __bool__ = None
    __add__ = None
    __lt__ = None
    __index__ = None
    __float__ = None
    __call__ = None


class Wordless:
    __str__ = None


silent = Silent()
for attempt in (
    lambda: repr(silent),
    lambda: f'{silent!r}',
    lambda: str(Wordless()),
    lambda: f'{Wordless()}',
    lambda: len(silent),
    lambda: bool(silent),
    lambda: silent + 1,
    lambda: 1 + silent,
    lambda: silent < 1,
    lambda: [1][silent],
    lambda: float(silent),
    lambda: silent(),
):
    try:
        print('no error', attempt())
    except TypeError as error:
        print(error)
