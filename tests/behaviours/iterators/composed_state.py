"""enumerate, zip, map and filter say what copies are made from."""
numbers = enumerate('ab', 5)
next(numbers)
print(numbers.__reduce__()[0], numbers.__reduce__()[1][1])
pairs = zip([1, 2], 'ab')
print(pairs.__reduce__()[0], len(pairs.__reduce__()[1]), len(pairs.__reduce__()))
print(zip([1], [2], strict=True).__reduce__()[2:])
print(map(str, [1]).__reduce__()[0], map(str, [1]).__reduce__()[1][0])
print(map(divmod, [1], [2], strict=True).__reduce__()[2:])
print(filter(None, [1]).__reduce__()[0], filter(None, [1]).__reduce__()[1][0])
pairs = zip([1, 2], [3])
pairs.__setstate__(1)
try:
    print(list(pairs))
except ValueError as error:
    print(error)
