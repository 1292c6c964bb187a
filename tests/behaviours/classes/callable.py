"""__call__, and what is callable."""


class Multiplier:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value, *, extra=0):
        return value * self.factor + extra


double = Multiplier(2)
print(double(4), double(4, extra=1), list(map(double, [1, 2])), callable(double), callable(5), callable(Multiplier), double.__call__(3))
double.__call__ = lambda value: "instance"
print(double(1))
try:
    double()
except TypeError as error:
    print(error)
