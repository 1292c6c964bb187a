"""A dictionary that grows while it is iterated raises; a changed value does not."""
table = {1: "a", 2: "b"}
for key in table:
    table[key] = "changed"
print(table)
try:
    for key in table:
        table[key + 10] = "new"
except RuntimeError as error:
    print(error)
try:
    for key in table:
        del table[key]
        table[-key] = 1
except RuntimeError as error:
    print(error)
for key in list(table):
    del table[key]
print(table)
