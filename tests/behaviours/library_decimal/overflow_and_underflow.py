"""Results beyond the limits are signalled, and rounded as the context says."""

from decimal import ROUND_DOWN, Clamped, Context, Decimal, Inexact, Rounded, Subnormal, Underflow


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: Decimal('9e999999') * 10)
show(lambda: (Decimal('1e-999999') / Decimal('1e100'), Decimal('1e-999999') / 3))
show(lambda: Context(prec=3, Emax=5, Emin=-5).create_decimal('1e6'))
show(lambda: (Context(prec=3, Emax=5, Emin=-5, traps=[]).create_decimal('1e6'), Context(prec=3, Emax=5, Emin=-5, traps=[], rounding=ROUND_DOWN).create_decimal('1e6')))
show(lambda: (Context(prec=3, Emax=5, Emin=-5, clamp=1).create_decimal('1e5'), Context(prec=3, Emax=5, Emin=-5).create_decimal('1.234e-6')))
show(lambda: Context(prec=3, Emin=-5, traps=[Subnormal]).create_decimal('1.23e-6'))
show(lambda: Context(prec=3, Emin=-5, traps=[Underflow]).create_decimal('1.2345e-6'))
show(lambda: Context(prec=3, traps=[Inexact]).divide(1, 3))
show(lambda: Context(prec=3, traps=[Rounded]).plus(Decimal('1.000')))
show(lambda: Context(prec=3, Emax=5, Emin=-5, traps=[Clamped], clamp=1).create_decimal('1e5'))
