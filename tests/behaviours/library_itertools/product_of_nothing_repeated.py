"""What is repeated no times is not looked at."""
import itertools


def items():
    print("asked")
    yield 1


print(list(itertools.product(5, None, repeat=0)), list(itertools.product(items(), repeat=0)), list(itertools.product(repeat=3)))
print(list(itertools.product(items(), "ab", repeat=1)))
try:
    itertools.product(5, repeat=1)
except TypeError as error:
    print(error)
