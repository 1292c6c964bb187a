"""`pow` with a modulus asks the right operand first if its class is a subclass, and `__rpow__` at last."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Number(int):
    def __repr__(self):
        return f'Number({int(self)})'

    def __pow__(self, other, modulus=None):
        if modulus is None:
            return Number(pow(int(self), int(other)))
        return Number(pow(int(self), int(other), int(modulus)))

    def __rpow__(self, other, modulus=None):
        if modulus is None:
            return Number(pow(int(other), int(self)))
        return Number(pow(int(other), int(self), int(modulus)))


class Reflected:
    def __rpow__(self, base, modulus=None):
        return base, modulus


print(repr(Number(2) ** Number(3)))
print(repr(2 ** Number(3)))
print(repr(pow(2, Number(3), 5)))
print(repr(pow(Number(2), 3, 5)))
attempt(lambda: pow([], Reflected(), 7))
attempt(lambda: pow('a', 'b', 'c'))
