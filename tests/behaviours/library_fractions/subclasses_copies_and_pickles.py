"""A fraction is copied and pickled as itself, and arithmetic of a subclass gives fractions."""

import copy
from fractions import Fraction
import pickle


class Ratio(Fraction):
    pass


half = Fraction(1, 2)
print(copy.copy(half) is half, copy.deepcopy(half) is half, pickle.loads(pickle.dumps(half)))
ratio = Ratio(3, 4)
print(repr(ratio), str(ratio), type(ratio + 1).__name__, type(-ratio).__name__, type(copy.copy(ratio)).__name__)
print(half.numerator, half.denominator, half.as_integer_ratio(), half.is_integer(), Fraction(4, 2).is_integer())
print(str(Fraction(6, 3)), str(Fraction(-1, 3)))
try:
    half.numerator = 3
except AttributeError as error:
    print(type(error).__name__)
