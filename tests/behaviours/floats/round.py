"""Rounding to nearest even, to digits, and to an integer."""
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e20), round(3.14159, 3))
print(type(round(2.5)).__name__, type(round(2.5, 0)).__name__, round(0.1, 20), round(1.0, 1))
print((2.7).__trunc__(), (2.7).__floor__(), (-2.7).__ceil__(), (2.0).is_integer(), (2.5).is_integer())
