"""Operators on integers of all lengths around words: each result is folded into one number."""

import random

random.seed(20)
edges = [sign * ((1 << bits) + change) for bits in (0, 1, 61, 62, 63, 64, 65, 127, 128, 129, 192, 640, 1600, 4000) for change in (-1, 0, 1) for sign in (1, -1)]
numbers = edges + [random.getrandbits(bits) * random.choice((1, -1)) for bits in range(1, 3000, 61)]
total = 0


def fold(number):
    global total
    total = (total * 31 + hash(number) + number.bit_length() + (number < 0)) % ((1 << 61) - 1)


for left in numbers:
    for right in numbers:
        for result in (left + right, left - right, left * right, left & right, left | right, left ^ right):
            fold(result)
        if right:
            quotient, remainder = divmod(left, right)
            assert quotient * right + remainder == left
            assert (quotient, remainder) == (left // right, left % right)
            fold(quotient)
            fold(remainder)
        fold((left > right) + 2 * (left >= right) + 4 * (left == right) + 8 * (left < right))
print(total)
for number in numbers:
    for shift in (0, 1, 31, 63, 64, 65, 200):
        fold(number << shift)
        fold(number >> shift)
    for result in (-number, abs(number), ~number, number.bit_count(), int(str(number)), int(hex(number), 16)):
        fold(result)
    fold(int.from_bytes(number.to_bytes(600, "little", signed=True), "little", signed=True) - number)
    if number.bit_length() < 1000:
        fold(hash(float(number)))
    assert number == int(number) == +number
print(total)


class Number(int):
    pass


longs = [Number(number) for number in numbers]
for number in longs:
    number.name = str(number)
print(all(long.name == str(int(long)) and long == number and type(+long) is int for long, number in zip(longs, numbers)))
print(sum(longs) == sum(numbers), sorted(longs) == sorted(numbers), len(set(longs) | set(numbers)) == len(set(numbers)))
print((0x9E3779B97F4A7C15 * 0xBF58476D1CE4E5B9 + 1) & 0xFFFFFFFFFFFFFFFF, (1 << 64) // 3, -(1 << 64) // 3, -(1 << 64) % 7)
