"""Lists compare item by item, and identity comes first."""
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] != (1, 2), [[1], [2]] == [[1], [2]])
print([1, "a"] == [1, "b"], [1.0, True] == [1, 1])
try:
    [1, "a"] < [1, 2]
except TypeError as error:
    print(error)
try:
    hash([])
except TypeError as error:
    print(error)
