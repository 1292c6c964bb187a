"""Errors inside comprehensions, and closures made by them."""
try:
    [1 / number for number in (1, 0)]
except ZeroDivisionError as error:
    print(error, [entry.name for entry in []])
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print(error)
adders = [lambda value, step=step: value + step for step in range(3)]
print([adder(10) for adder in adders], [f() for f in [lambda: i for i in range(3)]])
try:
    undefined = [missing for _ in [1]]
except NameError as error:
    print(error)
print([[i, j] for i in range(2) if i or True for j in range(2) if i != j])
