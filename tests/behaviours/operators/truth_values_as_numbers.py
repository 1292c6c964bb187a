"""Truth values in arithmetic, in place and not, with small and with large integers, and where it fails."""

import operator

numbers = [True, False, 0, 1, -3, 7, 1 << 61, -(1 << 61), 1 << 80]
names = ["add", "sub", "mul", "floordiv", "mod", "and_", "or_", "xor", "lshift", "rshift", "truediv", "pow"]


def results(left, right):
    return [
        left + right,
        left - right,
        left * right,
        left & right,
        left | right,
        left ^ right,
        left // (right or 1),
        left % (right or 1),
    ]


for left in numbers:
    for right in (True, False):
        for pair in ((left, right), (right, left)):
            print(pair, [(type(value).__name__[0], value) for value in results(*pair)])

for name in names:
    for pair in ((True, True), (5, False), (False, 5), (True, 0)):
        try:
            print(name, pair, getattr(operator, name)(*pair))
        except ArithmeticError as error:
            print(name, pair, error)

for left, right in ((True, 0), (3, False), (True, False)):
    for divide in (lambda a, b: a // b, lambda a, b: a % b, lambda a, b: a / b):
        try:
            print(divide(left, right))
        except ZeroDivisionError as error:
            print(error)

total = 0
for number in range(5):
    total += number > 2
    total -= number == 1
print(total, type(total).__name__)
truth = True
truth &= 3 > 2
print(truth)
truth += True
print(truth)
most = (1 << 61) - 1
most += True
print(most, type(most).__name__)


class Number(int):
    def __radd__(self, other):
        return ("radd", other)

    def __and__(self, other):
        return ("and", other)


print(True + Number(2), Number(2) & True, True & Number(3), Number(2) + True)
