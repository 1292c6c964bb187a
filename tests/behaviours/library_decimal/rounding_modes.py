"""Each way to round does what it says."""

from decimal import Context, Decimal
import decimal

MODES = sorted(name for name in dir(decimal) if name.startswith('ROUND_'))


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: [[str(Context(prec=1, rounding=mode).plus(Decimal(text))) for text in ('1.1', '1.5', '2.5', '1.9', '-1.1', '-2.5', '5.01', '0.09')] for mode in MODES])
show(lambda: [[str(Decimal(text).quantize(Decimal(1), mode)) for text in ('0.5', '1.5', '-0.5', '-1.5', '2.51', '-2.49')] for mode in MODES])
show(lambda: Context(rounding='ROUND'))
show(lambda: Decimal(1).quantize(Decimal(1), rounding='up'))
show(lambda: [Context(prec=2, Emax=2, traps=[], rounding=mode).multiply(Decimal('99'), Decimal('-99')) for mode in MODES])
