"""An iterator over an object with __getitem__ says what a copy is made from."""


class Letters:
    def __getitem__(self, index):
        return 'xyz'[index]

    def __len__(self):
        return 3

    def __repr__(self):
        return 'Letters()'


for make in (iter, reversed):
    iterator = make(Letters())
    print(iterator.__reduce__())
    next(iterator)
    print(iterator.__reduce__()[1:], iterator.__length_hint__())
    iterator.__setstate__(1)
    print(list(iterator), iterator.__reduce__()[1:], iterator.__length_hint__())
    iterator.__setstate__(1)
    print(list(iterator))


class Unsized:
    def __getitem__(self, index):
        return 'xy'[index]


print(iter(Unsized()).__length_hint__())
