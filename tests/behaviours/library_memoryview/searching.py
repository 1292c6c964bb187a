"""Views of one dimension can be searched and walked."""
view = memoryview(bytearray(b'hello'))
print(view.index(108), view.index(108, 3), view.count(108), 104 in view, 1 in view, list(reversed(view)))
for arguments in ((1,), (104, 1), (111, 0, 4)):
    try:
        view.index(*arguments)
    except ValueError as error:
        print(error)
table = view[:4].cast('B', [2, 2])
for function in (lambda: table.index(1), lambda: table.count(1), lambda: 1 in table, lambda: list(table)):
    try:
        function()
    except NotImplementedError as error:
        print(error)
