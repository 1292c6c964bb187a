"""Quotients and remainders of long integers, of which most are a single word."""

import random
import sys

ROUNDS = int(sys.argv[1]) if sys.argv[1:] else 40


def check(left, right, seen):
    quotient, remainder = left // right, left % right
    assert divmod(left, right) == (quotient, remainder), (left, right)
    assert quotient * right + remainder == left, (left, right)
    assert remainder == 0 or (remainder < 0) == (right < 0), (left, right)
    assert abs(remainder) < abs(right), (left, right)
    seen.append(quotient % 1_000_003 * 7 + remainder % 1_000_003)


generator = random.Random(20261128)
seen = []
for bits in (63, 64, 65, 127, 128, 129, 190, 256, 1000, 4096):
    for _ in range(ROUNDS):
        divisor = generator.getrandbits(bits) | 1 << (bits - 1)
        for factor in (0, 1, 2, 9, 2**31, 2**60 - 1, 2**60, 2**62, 2**64, generator.getrandbits(58)):
            for near in (0, 1, -1, divisor - 1, divisor >> 1):
                number = divisor * factor + near
                check(number, divisor, seen)
                check(-number, divisor, seen)
                check(number, -divisor, seen)
                check(-number, -divisor, seen)
print(len(seen), sum(seen) % 1_000_000_007)

# Divisors whose highest word says little of the rest.
for divisor in (2**128 - 1, 2**128 + 1, 2**127, 2**191 + 2**64 - 1, (2**64 - 1) << 64, (2**63 << 64) + 2**64 - 1):
    for factor in (3, 10, 2**59 + 1):
        print((divisor * factor - 1) // divisor, (divisor * factor) // divisor, (divisor * factor + 1) % divisor)
        print(-(divisor * factor - 1) // divisor, (divisor * factor - 1) % -divisor == -1)

# Sums whose carry goes all the way, and ends on the way.
for bits in (64, 128, 300):
    ones = 2**bits - 1
    print(hex(ones + 1), hex(ones + 2**64), hex(-ones - 1), hex(2**bits - ones), (ones * 10) % 2**65)
print((2**64 - 1) * (2**64 - 1), (2**62) * 4, (2**200 + 5) * 1, (2**200 - 1) * (2**64 - 1) % 97)

# Shifts and comparisons across the lengths of words.
for bits in (1, 61, 62, 63, 64, 65, 127, 128, 129, 200):
    for number in (2**bits, 2**bits - 1, 2**bits + 3):
        for count in (0, 1, 2, 63, 64, 65, 128, 130, 5000):
            for sign in (1, -1):
                number *= sign
                left, right = number << count, number >> count
                assert left == number * 2**count and left >> count == number
                assert right == number // 2**count and (right <= number or number < 0)
                assert (left < number) == (left - number < 0) and (left > right) == (left - right > 0)
                assert (left == number) == (count == 0) and (left != number) == (count != 0)
for call in (lambda: 2**70 << -1, lambda: 2**70 >> -1, lambda: 1 << 2**70, lambda: 2**70 >> 2**70, lambda: -(2**70) >> 2**70,
             lambda: 0 << 2**70, lambda: True << 65, lambda: 2**70 >> True, lambda: 2**70 << 1.0):
    try:
        print(call())
    except (ValueError, OverflowError, MemoryError, TypeError) as error:
        print(type(error).__name__, error)
print([2**64, 5, 2**70].index(2**70), [2**64, 5, 2**70].count(2**64), sorted([2**64, 2**63, -(2**64), 5, 2**64]))
items = [1, 2.0, "a", 2**70, None, 2]
items.remove(2)
items.remove(2**70)
print(items, items.index(None), items.index(2))
for value in (2**70, "b", [1]):
    try:
        items.remove(value)
    except ValueError as error:
        print(error)
    try:
        print(items.index(value))
    except ValueError as error:
        print(error)
