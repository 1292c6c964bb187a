"""Roots, logarithms and exponentials are rounded correctly."""

from decimal import Context, Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal(2).sqrt(), Decimal(4).sqrt(), Decimal('0.01').sqrt(), Decimal('-0').sqrt(), Decimal('1e11').sqrt()))
show(lambda: (Decimal(1).exp(), Decimal(0).exp(), Decimal(-1).exp(), Decimal('1e-30').exp(), Decimal('100.5').exp(), Decimal('-inf').exp(), Decimal('-1234.5').exp()))
show(lambda: (Decimal(2).ln(), Decimal(1).ln(), Decimal(0).ln(), Decimal(10).ln(), Decimal('1.0000000000000000001').ln(), Decimal('1e-500').ln(), Decimal('0.99').ln()))
show(lambda: (Decimal(2).log10(), Decimal(1000).log10(), Decimal('0.001').log10(), Decimal('1.5e10').log10(), Decimal('9.99').log10()))
show(lambda: (Decimal(250).logb(), Decimal('.001').logb()))
show(lambda: Decimal(0).logb())
show(lambda: Decimal(-1).sqrt())
show(lambda: Decimal(-1).ln())
show(lambda: Decimal(-1).log10())
show(lambda: (Context(prec=60).sqrt(2), Context(prec=60).exp(1), Context(prec=60).ln(3)))
show(lambda: Decimal(10 ** 9).exp())
