"""Each kind of division by zero has its signal."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Decimal(1) / 0)
show(lambda: Decimal(-1) / 0)
show(lambda: Decimal(0) / 0)
show(lambda: Decimal(1) // 0)
show(lambda: Decimal(0) // 0)
show(lambda: Decimal(1) % 0)
show(lambda: Decimal(0) % 0)
show(lambda: divmod(Decimal(1), 0))
show(lambda: divmod(Decimal(0), 0))
show(lambda: Decimal(10) ** 30 // 3)
show(lambda: Decimal(10) ** 30 % 3)
show(lambda: Decimal(0) ** -1)
show(lambda: Decimal(0) ** 0)
