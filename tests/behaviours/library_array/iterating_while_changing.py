"""An iterator over an array sees what is added while it runs, and stays at its end."""
from array import array

numbers = array('i', [1, 2])
seen = []
for number in numbers:
    seen.append(number)
    if len(numbers) < 5:
        numbers.append(number * 10)
print(seen, numbers)
iterator = iter(numbers)
list(iterator)
numbers.append(7)
print(list(iterator))
iterator = iter(numbers)
next(iterator)
del numbers[1:]
print(list(iterator))
