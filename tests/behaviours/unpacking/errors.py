"""The messages of unpacking that does not fit."""
for values in ([1], [1, 2, 3], 5, None, "", iter([1, 2, 3, 4])):
    try:
        a, b = values
    except (ValueError, TypeError) as error:
        print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    print(*5)
except TypeError as error:
    print(error)
try:
    [*None]
except TypeError as error:
    print(error)
try:
    {**[1]}
except TypeError as error:
    print(error)
try:
    a, b = {1: 2}
except ValueError as error:
    print(error)
