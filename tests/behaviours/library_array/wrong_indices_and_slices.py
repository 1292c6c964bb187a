"""Indices outside of an array, and what cannot be assigned to slices, are errors."""
from array import array

numbers = array('i', [1, 2, 3])


def attempt(function):
    try:
        function()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: numbers[3])
attempt(lambda: numbers['a'])
attempt(lambda: numbers[1 << 70])
attempt(lambda: numbers.__setitem__(5, 1))
attempt(lambda: numbers.__delitem__(-4))
attempt(lambda: numbers.__setitem__(slice(0, 1), [1]))
attempt(lambda: numbers.__setitem__(slice(0, 1), array('b', [1])))
attempt(lambda: numbers.__setitem__(slice(0, 3, 2), array('i', [1])))
print(numbers)
