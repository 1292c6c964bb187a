"""The variables of a comprehension are its own; the first iterable is evaluated outside."""
x = "outer"
print([x for x in range(3)], x)


def function():
    y = 5
    return [x + y for x in [y]], [[y for y in range(z)] for z in range(3)], y


print(function())


class Holder:
    numbers = [1, 2]
    doubled = [number * 2 for number in numbers]
    try:
        mixed = [number for _ in range(1) for number in numbers]
    except NameError as error:
        print(error)


print(Holder.doubled)
lazy = (x for x in [1, 2])
x = "changed"
print(list(lazy), [(last := n) for n in range(4)], last)
try:
    (n for n in 5)
except TypeError as error:
    print(error)
