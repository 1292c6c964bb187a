"""Powers with a modulus, with negative exponents, and of large numbers."""
print(pow(3, 200, 13), pow(3, -1, 7), pow(2, 100), pow(-3, 3), pow(-3, 3, 5), pow(3, 3, -5))
print(pow(2, -2), 7**77)
try:
    pow(2, -1, 4)
except ValueError as error:
    print(error)
try:
    pow(2, 3, 1.5)
except TypeError as error:
    print(error)
print((-8) ** 0.5)
