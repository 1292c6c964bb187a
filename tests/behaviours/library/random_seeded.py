"""The random module gives CPython's numbers for the same seed."""
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.uniform(1, 2), random.randrange(0, 10, 2), random.getrandbits(70))
items = list(range(8))
random.shuffle(items)
print(items, random.sample(range(100), 4), random.choices("ab", k=4), random.gauss(0, 1))
print(random.Random("text").random(), random.Random(7).randint(0, 10**20))
