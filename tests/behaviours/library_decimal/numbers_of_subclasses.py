"""A Decimal of a number of a subclass is no number of the subclass."""
from decimal import Decimal


class Money(Decimal):
    pass


value = Money("1.5")
print(type(Decimal(value)), type(Money(value)), Money(value) is value, type(Decimal(Decimal(2))), type(Money(Decimal(2))), type(+value), Decimal(value) == value)
