"""insert() takes any index and stays within the list."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def inserted(index):
    items = [1, 2, 3]
    items.insert(index, "new")
    return items


attempt(lambda: [inserted(index) for index in (0, 1, 3, 99, -1, -99, True)])
