"""index() looks from a start to a stop, which may count from the end."""
from array import array

numbers = array('h', [5, 6, 5, 7, 5])
print(numbers.index(5), numbers.index(5, 1), numbers.index(5, -1), numbers.index(7, 0, 4))
for arguments in ((5, 3, 4), (9,), (7, -1)):
    try:
        numbers.index(*arguments)
    except ValueError as error:
        print(error)
print(numbers.count(5), numbers.count(5.0), numbers.count('5'))
