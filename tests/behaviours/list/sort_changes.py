"""A list that its own key function changes while it is sorted."""
items = [3, 1, 2]


def meddle(value):
    items.append(value)
    return value


try:
    items.sort(key=meddle)
except ValueError as error:
    print(error)
print(items)


def fail(value):
    raise KeyError(value)


try:
    items.sort(key=fail)
except KeyError as error:
    print(repr(error))
print(items)
