"""Powers of decimals, exact where the precision allows."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal(2) ** 10, Decimal(2) ** -2, Decimal('1.1') ** 3, Decimal(10) ** 30, Decimal(-2) ** 3, Decimal(-2) ** 2, Decimal(7) ** -5))
show(lambda: (Decimal(2) ** Decimal('0.5'), Decimal(4) ** Decimal('0.5'), Decimal('1.00') ** 3, Decimal('1.0000000001') ** (10 ** 9), Decimal(3) ** 100))
show(lambda: (Decimal('inf') ** 2, Decimal('inf') ** -2, Decimal('-inf') ** 3, Decimal(2) ** Decimal('inf'), Decimal('.5') ** Decimal('inf'), Decimal(5) ** 0))
show(lambda: (Decimal(1) ** Decimal('inf'), Decimal(2) ** -(10 ** 10)))
show(lambda: Decimal(2) ** (10 ** 10))
show(lambda: Decimal(-2) ** Decimal('0.5'))
show(lambda: (pow(Decimal(3), 4, 5), pow(Decimal(-3), 3, 7), pow(3, Decimal(4), -5), pow(Decimal(2), 10 ** 15, 97)))
show(lambda: pow(Decimal(3), -4, 5))
show(lambda: pow(Decimal(3), 4, 0))
show(lambda: pow(Decimal(3), Decimal('4.5'), 5))
