"""A copy of an iterator over a dictionary is made from a list of what is to come."""
table = {'a': 1, 'b': 2, 'c': 3}
for make in (iter, reversed):
    for source in (table, table.keys(), table.values(), table.items()):
        iterator = make(source)
        next(iterator)
        function, arguments = iterator.__reduce__()
        print(function is iter, arguments, iterator.__length_hint__(), list(iterator), iterator.__reduce__()[1])
iterator = iter(table)
table['d'] = 4
try:
    iterator.__reduce__()
except RuntimeError as error:
    print(error)
print(iterator.__length_hint__())
