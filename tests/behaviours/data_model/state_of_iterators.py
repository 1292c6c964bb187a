"""How built-in iterators say what they are made from, and how they are set to a place."""


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10

    def __repr__(self):
        return 'Sequence()'


for make in (lambda: iter('abc'), lambda: iter(b'abc'), lambda: iter(Sequence()), lambda: reversed(Sequence()),
             lambda: reversed([1, 2, 3]), lambda: reversed((1, 2)), lambda: iter(int, 1), lambda: iter({1: 2})):
    iterator = make()
    next(iterator)
    function, arguments, *state = iterator.__reduce__()
    print(function.__name__, arguments, state)

for make in (lambda: iter('abcd'), lambda: iter('\u00e9\u20ac\U0001f600x'), lambda: iter(b'abcd'), lambda: iter(Sequence()),
             lambda: reversed(Sequence()), lambda: reversed([1, 2, 3]), lambda: iter(bytearray(b'abc'))):
    for state in (-5, 0, 1, 2, 100):
        iterator = make()
        iterator.__setstate__(state)
        print(list(iterator), end=' ')
    print()
numbers = iter(range(6))
next(numbers)
numbers.__setstate__(2)
print(list(numbers))
