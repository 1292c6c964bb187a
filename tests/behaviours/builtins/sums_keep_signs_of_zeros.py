"""Real numbers in a sum of complex ones leave the sign of an imaginary zero alone."""

print(sum([complex(1, -0.0), 1]), sum([complex(1, -0.0), 1.5]), sum([complex(1, -0.0), True]))
print(sum([complex(1, 0.0), 1]), sum([1, 2.5, 1j]), sum([1j] * 3, 0.5))
