"""An array is a mutable sequence to those who ask."""
from array import array
from collections.abc import Hashable, MutableSequence, Sequence

numbers = array('i', [1, 2])
print(isinstance(numbers, MutableSequence), issubclass(array, Sequence), isinstance(numbers, Hashable))
