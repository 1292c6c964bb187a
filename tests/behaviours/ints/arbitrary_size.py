"""Integers of any size: growth past a machine word and back."""
word = 2**62
print(word, word - 1, -word, word + word, word * word)
print(2**63, 2**64 - 1, -(2**63), -(2**64))
print(2**200)
print(2**200 - 2**200, 2**200 // 2**199, 2**100 - (2**100 - 1))
number = 1
for factor in range(1, 41):
    number *= factor
print(number)
print(number // 3**10, number % 1000007, -number // 1000007, -number % 1000007)
print(10**50 // 7, 10**50 % 7, divmod(-(10**50), 7))
print(12345678901234567890 * 98765432109876543210)
