"""A dictionary that keeps its length while its keys are exchanged ends the iteration with an error."""


def exchange(view, again):
    table = {0: 0}
    seen = []
    try:
        for item in view(table):
            seen.append(item)
            table.pop(len(seen) - 1 if again else 0)
            table[len(seen) if again else 0] = 0
            if len(seen) > 3:
                break
    except RuntimeError as error:
        return seen, str(error)
    return seen, 'no error'


for view in (iter, dict.keys, dict.values, dict.items):
    print(exchange(view, True))
    print(exchange(view, False))
table = {1: 'a', 2: 'b'}
iterator = iter(table)
next(iterator)
del table[1]
table[3] = 'c'
print(next(iterator))
try:
    next(iterator)
except RuntimeError as error:
    print(error)
print(list(iterator))
