"""Decimals compare with other numbers exactly and have their hash."""

from fractions import Fraction
from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal('1.0') == 1, Decimal('0.5') == 0.5, Decimal('0.1') == 0.1, Decimal(1) == True, Decimal('0.5') == Fraction(1, 2)))
show(lambda: (Decimal(1) < 2.5, Decimal('0.3') > Fraction(1, 3), 2 > Decimal('1.9'), Decimal('-0') == 0, Decimal(1) == 1 + 0j, Decimal(1) == 'a'))
show(lambda: (Decimal('1e1000') > float('inf'), Decimal('inf') == float('inf'), Decimal('1e400') < 10 ** 401))
show(lambda: [hash(Decimal(text)) == hash(other) for text, other in (('1.00', 1), ('0.5', 0.5), ('1e50', 10 ** 50), ('-1.25', Fraction(-5, 4)), ('inf', float('inf')))])
show(lambda: (Decimal(1) in {1}, {Decimal('1.0'): 'one'}[1]))
show(lambda: (Decimal(1).compare(2), Decimal(1).compare(Decimal('nan')), Decimal('1.0').compare_total(Decimal(1)), Decimal('-1').compare_total(Decimal('-1.0'))))
show(lambda: Decimal(1).compare_signal(Decimal('nan')))
show(lambda: (Decimal('nan').compare_total(Decimal('inf')), Decimal('nan1').compare_total(Decimal('nan2')), Decimal(-3).compare_total_mag(2)))
