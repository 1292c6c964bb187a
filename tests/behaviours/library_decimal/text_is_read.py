"""A decimal is read from a text, exactly."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (Decimal('1.10'), Decimal(' -3.14 '), Decimal('1_000.5'), Decimal('.5'), Decimal('5.'), Decimal('1e5'), Decimal('1E-7'), Decimal('-0')))
show(lambda: (Decimal('Infinity'), Decimal('-inf'), Decimal('nan'), Decimal('-sNaN123'), Decimal('NaN007'), Decimal('٣.١٤')))
show(lambda: Decimal('a'))
show(lambda: Decimal(''))
show(lambda: Decimal('1e'))
show(lambda: Decimal('1.2.3'))
show(lambda: Decimal('nan1a'))
show(lambda: (Decimal('1' * 40), len(str(Decimal('1' * 5000)))))
show(lambda: Decimal('1e1000000000000000000'))
show(lambda: (Decimal(), Decimal(value='2')))
