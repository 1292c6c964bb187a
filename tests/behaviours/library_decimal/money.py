"""Amounts are rounded to cents as merchants do."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

CENT = Decimal('0.01')
prices = [Decimal(text) for text in ('19.99', '0.105', '2.675', '100')]
for price in prices:
    tax = (price * Decimal('0.19')).quantize(CENT, ROUND_HALF_UP)
    print(price, tax, price + tax, price.quantize(CENT, ROUND_HALF_EVEN), price.quantize(CENT, ROUND_HALF_UP))
total = sum(prices)
print(total, f'{total:,.2f}', total / 3, (total / 3).quantize(CENT), sum([(total / 3).quantize(CENT)] * 3) - total)
