"""Sums, products and quotients keep the digits that matter."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal('1.10') + Decimal('2.20'), Decimal('0.1') + Decimal('0.2'), Decimal('1.20') * Decimal('1.5'), Decimal(1) - Decimal('1.00')))
show(lambda: (Decimal(1) / 3, Decimal(2) / 4, Decimal('1.00') / 4, Decimal(100) / 5, Decimal(1) / Decimal('1e10')))
show(lambda: (Decimal(7) // 2, Decimal(-7) // 2, Decimal(-7) % 2, divmod(Decimal('7.5'), 2), Decimal('1.5') % Decimal('0.4')))
show(lambda: (1 + Decimal(1), 2 - Decimal(1), 3 * Decimal(2), 1 / Decimal(8), 7 // Decimal(2), 7 % Decimal(4), divmod(7, Decimal(2)), 2 ** Decimal(3)))
show(lambda: (-Decimal('0'), +Decimal('-0'), abs(Decimal('-1.5')), -Decimal('1.50'), Decimal('-0') + 0))
show(lambda: (Decimal('1e50') + Decimal('1e-50'), Decimal('1e28') + Decimal('0.5'), Decimal('-0') - Decimal('0')))
show(lambda: (sum([Decimal('0.1')] * 10, Decimal(0)), max(Decimal(1), Decimal('1.5')), sorted([Decimal(3), Decimal('-1')])))
