"""A list that grows is walked to its new end, and one that shrinks to its new end too."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def growing():
    items, seen = [1, 2], []
    for item in items:
        seen.append(item)
        if len(items) < 5:
            items.append(item + 10)
    return seen


def shrinking():
    items, seen = [1, 2, 3, 4], []
    for item in items:
        seen.append(item)
        items.pop()
    return seen


attempt(lambda: growing())
attempt(lambda: shrinking())
