"""from_number gives a float itself, and a NaN hashes by its identity."""

nan = float('nan')
print(float.from_number(nan) is nan, hash(nan) == object.__hash__(nan))
print(hash(nan) == float.__hash__(nan), len({nan, nan, float('nan')}))
number = complex(nan, nan)
print(complex.from_number(number) is number, complex.from_number(2), float.from_number(3))


class Own(float):
    def __init__(self, number, more=None):
        self.more = more


own = Own(2.5, more=3)
print(own, own.more)
try:
    float(2.5, more=3)
except TypeError as error:
    print(error)
