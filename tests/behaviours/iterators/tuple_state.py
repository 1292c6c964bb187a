"""The reversed iterator over a tuple says what a copy of it is made from."""
iterator = reversed((1, 2, 3))
print(iterator.__reduce__(), iterator.__length_hint__())
next(iterator)
print(iterator.__reduce__(), iterator.__length_hint__())
iterator.__setstate__(0)
print(list(iterator), iterator.__reduce__())
iterator.__setstate__(2)
print(list(iterator), iterator.__length_hint__())
