"""indices() brings a slice into the range of a length of any size."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (slice(5).indices(3), slice(1, None, 2).indices(5), slice(None, None, -1).indices(5), slice(-3, -1).indices(10)))
attempt(lambda: slice(-10**30, 10**30, 10**29).indices(7))
attempt(lambda: slice(10**30, None, -1).indices(10**25))
attempt(lambda: slice(5).indices(-1))
attempt(lambda: slice(None, None, 0).indices(5))
attempt(lambda: slice("a").indices(5))
attempt(lambda: slice(5).indices(1.5))
