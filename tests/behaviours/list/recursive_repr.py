"""A list within itself is shown as dots."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


items = [1]
items.append(items)
table = {}
table[1] = table
pair = ([],)
pair[0].append(pair)


attempt(lambda: repr(items))
attempt(lambda: repr(table))
attempt(lambda: repr(pair))
attempt(lambda: repr(table.values()))
attempt(lambda: items == items)
