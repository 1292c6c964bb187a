"""Products, quotients, powers, roots and texts of integers of thousands of digits, told by sums of their digits."""

import math
import sys

sys.set_int_max_str_digits(0)


def told(number):
    return number.bit_length(), number % 1_000_000_007, number.bit_count(), hash(number)


sevens, elevens = 7**20_000, 11**9_000
for left, right in ((sevens, elevens), (-sevens, elevens), (sevens, -elevens), (elevens, sevens), (-elevens, -elevens)):
    print(told(left * right), told(left + right), told(left - right))
    print(*map(told, divmod(left, right)))
    print(told(left & right), told(left | right), told(left ^ right), told(left >> 777), told(left << 777))
for short in (0, 1, -1, 2**61, -(2**61), 2**63 - 1, -(2**63), 2**64 - 1, 10**18 + 9):
    print(told(sevens * short), told(short * -elevens), told(sevens + short))
    print(*(map(told, divmod(sevens, short)) if short else ()))
ones = (1 << 6400) - 1
for words in range(1, 100):
    number = (1 << 64 * words) - 1
    assert number * (2**61 - 1) == (number << 61) - number
    assert number * -(2**61 - 1) == number - (number << 61)
    assert number * number == (number << 64 * words) - number
print(told(ones * ones), told(math.isqrt(ones)), told(math.isqrt(sevens)), told(math.gcd(math.factorial(2000), 6**3000)))
print(int(str(sevens)) == sevens, int(hex(-elevens), 16) == -elevens, len(str(elevens)), str(elevens)[:20], str(-elevens)[-20:])
print(told(pow(3, 10**60, 10**40 + 7)), told(pow(3, 10**60, 1 << 200)), pow(5, 0, 1), pow(5, 0, -1), pow(5, 3, -1), pow(7, -1, -5))
print(told(pow(sevens, elevens, (1 << 521) - 1)), told(pow(-3, 3**50, -(10**30) - 1)), told(pow(3, -5, 10**50 + 1)))
print(math.log(2**1024 - 2**900), math.log2(1 << 5000), math.log10(10**400), math.log(3**700))
for power in (52, 53, 54, 62, 63, 64, 65, 100, 127, 128, 129, 1000, 1023):
    top = 1 << power
    half = top >> 54 or 1
    print(power, *(float(top + extra).hex() for extra in (0, 1, half - 1, half, half + 1, 3 * half)))
for number in (2**1024, 2**1024 - 2**970, -(2**1024)):
    try:
        print(float(number))
    except OverflowError as error:
        print(error)
print(float(2**1024 - 2**970 - 1), 2**1000 / 3**600, 10**400 / 10**399, 1 / 10**320)
print(hash(2**61 - 1), hash(-(2**61 - 1)), hash(2**61), hash(2**64), hash(-(2**64) - 1), hash(2.0**70) == hash(2**70))
print((-(1 << 200)) >> 199, (-(1 << 200) - 1) >> 200, -1 >> 500, ~(1 << 100), -(1 << 64) // 3, -(1 << 64) % 3, (1 << 64) % -3)
print({2**70: 1}[2.0**70], 2**70 == 2.0**70, 2**70 + 1 == 2.0**70, 2**53 + 1 < 2.0**53 + 2)
