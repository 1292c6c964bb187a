"""A list that is changed while it is sorted says so."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def changing():
    items = [3, 2, 1]
    items.sort(key=lambda item: items.append(item) or item)


def looking():
    items = [3, 2, 1]
    items.sort(key=lambda item: (len(items), item))
    return items


attempt(lambda: changing())
attempt(lambda: looking())
