"""Slices of a list are replaced by the items of any iterable."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def changed(key, value):
    items = [1, 2, 3, 4, 5]
    items[key] = value
    return items


attempt(lambda: (changed(slice(1, 3), "abc"), changed(slice(3, 1), [9]), changed(slice(None, None, 2), "xyz")))
attempt(lambda: (changed(slice(0, 0), (x for x in "ab")), changed(slice(10, 20), [7]), changed(slice(None, None, -1), range(5))))
attempt(lambda: changed(slice(None, None, 2), [1]))
attempt(lambda: changed(slice(0, 1), 5))
attempt(lambda: changed(slice(None, None, 2), 5))
attempt(lambda: changed(9, 0))
attempt(lambda: changed("a", 0))
attempt(lambda: changed(slice(None, None, 0), []))
