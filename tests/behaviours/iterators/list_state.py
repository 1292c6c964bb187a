"""An iterator over a list says what a copy of it is made from, forwards and backwards."""
items = ['a', 'b', 'c']
for make in (iter, reversed):
    iterator = make(items)
    print(iterator.__reduce__())
    next(iterator)
    print(iterator.__reduce__(), iterator.__length_hint__())
    iterator.__setstate__(0)
    print(list(iterator), iterator.__reduce__())
    iterator.__setstate__(1)
    print(list(iterator))
iterator = reversed(items)
iterator.__setstate__(100)
print(next(iterator))
iterator.__setstate__(-5)
print(list(iterator))
