"""fma rounds once, and remainder_near takes the nearest quotient."""

from decimal import Context, Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal(2).fma(3, 4), Decimal('1.1').fma(Decimal('1.1'), Decimal('-1.21')), Decimal('1e500').fma(Decimal('1e-500'), 1)))
show(lambda: (Context(prec=3).fma(Decimal('1.23'), Decimal('4.56'), Decimal('0.001')), Context(prec=3).multiply(Decimal('1.23'), Decimal('4.56'))))
show(lambda: Decimal('inf').fma(0, 1))
show(lambda: (Decimal(10).remainder_near(6), Decimal(9).remainder_near(6), Decimal(-10).remainder_near(3), Decimal('1.45').remainder_near(Decimal('0.3'))))
show(lambda: Decimal(1).remainder_near(0))
show(lambda: (Decimal('nan3').fma(1, 1), Decimal(1).fma(Decimal('nan'), 1)))
