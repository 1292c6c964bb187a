"""del takes items and slices out."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def without(key):
    items = [1, 2, 3, 4, 5]
    del items[key]
    return items


attempt(lambda: (without(0), without(-1), without(slice(1, 3)), without(slice(None, None, 2)), without(slice(None, None, -2))))
attempt(lambda: without(9))
attempt(lambda: without("a"))
attempt(lambda: without(2**70))
