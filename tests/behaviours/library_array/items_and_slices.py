"""Items and slices of arrays are read, replaced and deleted as those of lists."""
from array import array

numbers = array('i', range(8))
print(numbers[0], numbers[-1], numbers[2:5], numbers[::-2], numbers[5:2])
numbers[1] = 50
numbers[-1] = -7
print(numbers)
numbers[2:4] = array('i', [1, 2, 3, 4])
print(numbers)
numbers[::3] = array('i', [9, 9, 9, 9])
print(numbers)
del numbers[0], numbers[-1], numbers[1:3]
print(numbers)
del numbers[::2]
print(numbers, len(numbers))
