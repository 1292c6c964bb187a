"""Arrays are compared item by item, whatever their types, and with nothing else."""
from array import array

print(array('i', [1, 2]) == array('d', [1.0, 2.0]), array('i', [1]) == [1], array('i', [1]) != array('i', [1, 2]))
print(array('i', [1, 2]) < array('i', [1, 3]), array('b', [2]) > array('i', [1, 9]), array('i') <= array('q'))
nan = float('nan')
print(array('d', [nan]) == array('d', [nan]))
try:
    array('i') < []
except TypeError as error:
    print(error)
try:
    hash(array('i'))
except TypeError as error:
    print(error)
