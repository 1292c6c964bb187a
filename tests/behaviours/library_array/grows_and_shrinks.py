"""Items are added and taken out by the methods that lists have."""
from array import array

letters = array('w', 'abc')
letters.append('d')
letters.extend('ef')
letters.insert(0, 'z')
letters.insert(-100, 'y')
letters.insert(100, 'x')
print(letters, letters.pop(), letters.pop(0), letters)
letters.remove('c')
print(letters, letters.index('d'), letters.count('e'), 'f' in letters, 'q' in letters)
letters.reverse()
print(letters)
letters.clear()
print(letters)
for function in (letters.pop, lambda: letters.remove('a'), lambda: letters.index('a'), lambda: array('i', [1]).pop(5)):
    try:
        function()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
