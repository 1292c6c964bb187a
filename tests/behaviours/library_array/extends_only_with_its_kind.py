"""An array is extended with arrays of its type, and with iterables of items."""
from array import array

numbers = array('i', [1])
numbers.extend(array('i', [2]))
numbers.extend(value * 10 for value in range(3))
numbers.extend(numbers)
print(numbers)
for other in (array('h', [1]), 5, [1, 'x', 2]):
    try:
        numbers.extend(other)
    except TypeError as error:
        print(error)
print(numbers)
numbers.fromlist([7, 8])
for other in ((1,), [1, 'x']):
    try:
        numbers.fromlist(other)
    except TypeError as error:
        print(error)
print(numbers)
