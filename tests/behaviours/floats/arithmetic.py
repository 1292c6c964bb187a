"""Float arithmetic: floor division, modulo and powers with signs."""
for a, b in [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (1.0, 0.1)]:
    print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(2.0**0.5, 2**0.5, (-2.0) ** 2, 4**-0.5, 0.0**0, abs(-2.5), -(0.0))
print(1.5 + 1, 2 * 0.5, 10 // 0.3, 5 % 0.3)
