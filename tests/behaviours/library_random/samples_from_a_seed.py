"""Choices, samples and shuffles follow from the seed."""

import random

source = random.Random('seed')
print(source.choices('abcdef', k=8), source.choices('abc', [5, 1, 1], k=8), source.choices('abc', cum_weights=[1, 1, 4], k=6))
print(source.sample(range(100), 6), source.sample(['x', 'y'], counts=[3, 5], k=4), source.sample(range(10 ** 6), 3))
items = list(range(10))
source.shuffle(items)
print(items, source.choice(items), source.randrange(0, 100, 7), source.randint(-5, 5), source.getrandbits(70), source.randbytes(5))
for call in (lambda: source.sample([1], 2), lambda: source.choices([], k=1), lambda: source.choices('ab', [0, 0]), lambda: source.sample({1, 2}, 1),
             lambda: source.choice([]), lambda: source.randrange(0), lambda: source.binomialvariate(-1), lambda: source.sample('ab', counts=[1], k=1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
