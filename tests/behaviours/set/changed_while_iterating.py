"""A set must not change its size while it is walked."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def growing():
    items = {1}
    for item in items:
        items.add(item + 1)


attempt(lambda: growing())
