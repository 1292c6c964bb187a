"""Infinities follow limits, and NaNs spread."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal('inf') + 1, Decimal('inf') * -2, 1 / Decimal('inf'), Decimal('inf') // 2, Decimal(5) % Decimal('inf'), -Decimal('inf')))
show(lambda: Decimal('inf') - Decimal('inf'))
show(lambda: Decimal('inf') * 0)
show(lambda: Decimal('inf') / Decimal('inf'))
show(lambda: Decimal('inf') % 2)
show(lambda: (Decimal('nan12') + Decimal('nan13'), Decimal('-nan') * 2, Decimal('nan') ** 0))
show(lambda: Decimal('snan') + 1)
show(lambda: (Decimal('nan') == Decimal('nan'), Decimal('nan') != 1))
show(lambda: Decimal('nan') < 1)
show(lambda: Decimal('snan') == 1)
show(lambda: int(Decimal('nan')))
show(lambda: int(Decimal('inf')))
show(lambda: round(Decimal('nan')))
show(lambda: hash(Decimal('snan')))
