"""An iterator over a range of large numbers says what a copy is made from, and can skip."""
big = 10 ** 30
iterator = iter(range(big, big + 50, 10))
print(iterator.__reduce__())
next(iterator)
print(iterator.__reduce__()[1:], iterator.__length_hint__())
iterator.__setstate__(2)
print(next(iterator) - big, list(iterator), iterator.__reduce__()[1:])
iterator = iter(range(big, big - 30, -10))
iterator.__setstate__(-4)
print(next(iterator) - big)
iterator.__setstate__(10 ** 40)
print(list(iterator))
