"""A dictionary must not change its size while it is walked."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def growing():
    table = {1: 1}
    for key in table:
        table[key + 1] = 1


def shrinking():
    table = {1: 1, 2: 2}
    for key in table:
        del table[key]


def renewing():
    table = {1: 1, 2: 2}
    for key in table:
        table[key] = 5
    return table


def items_backwards():
    table = {1: 1, 2: 2}
    for key, value in reversed(table.items()):
        table.clear()


attempt(lambda: growing())
attempt(lambda: shrinking())
attempt(lambda: renewing())
attempt(lambda: items_backwards())
