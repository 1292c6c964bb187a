"""Bitwise operators on small, large and negative integers."""
for a, b in [(12, 10), (-12, 10), (2**70 + 5, 2**69 - 3), (-(2**70), 2**65 + 1)]:
    print(a & b, a | b, a ^ b, ~a)
print(1 << 100, (1 << 100) >> 98, -1 >> 100, -(1 << 70) >> 69, 5 >> 1, -5 >> 1)
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2**100).bit_length())
print((255).bit_count(), (-7).bit_count(), (2**100 - 1).bit_count())
try:
    1 << -1
except ValueError as error:
    print(error)
