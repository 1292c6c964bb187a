"""Integer arithmetic, with floor division and modulo that follow the divisor's sign."""
for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3)]:
    print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(2**10, 2**0, 0**0, (-2) ** 3, 2**-1, (-8) ** 2)
print(-5 // 3, -5 % 3, +5, -(-5), ~5, abs(-9))
