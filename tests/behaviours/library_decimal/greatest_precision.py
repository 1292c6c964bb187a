"""With the greatest precision there is, exact results are computed in no more memory than they need."""
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, Inexact, localcontext

with localcontext(Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)) as context:
    context.traps[Inexact] = True
    print(Decimal('1.5') * 3, Decimal(10) + Decimal('1E-20'), Decimal(7) // 2, Decimal(7) % 2, divmod(Decimal(-7), 2))
    print(context.create_decimal('1234567890123456789'), context.create_decimal((0, (1, 2), 0)))
    print(Decimal(17).remainder_near(5), Decimal('1.25').quantize(Decimal('0.001')), Decimal(12) ** 30)
