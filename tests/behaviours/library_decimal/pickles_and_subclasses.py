"""Decimals are pickled as text, and arithmetic of a subclass gives decimals."""

import copy
from decimal import Decimal, DecimalTuple
import pickle


class Money(Decimal):
    pass


for text in ('1.50', '-0', 'Infinity', '-sNaN12', '1E+5'):
    print(repr(pickle.loads(pickle.dumps(Decimal(text)))), Decimal(text).__reduce__()[1])
value = Decimal('1.5')
print(copy.copy(value) is value, copy.deepcopy(value) is value, Decimal(value) is value)
money = Money('2.50')
print(type(money).__name__, type(money + 1).__name__, money, repr(money), type(Money(value)).__name__, money == Decimal('2.5'))
print(DecimalTuple(1, (2, 3), 4), DecimalTuple._fields, Decimal(DecimalTuple(1, (2, 3), 4)))
