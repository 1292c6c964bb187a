"""The generator gives the same numbers as CPython's from the same seed."""
import random


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for seed in (42, 'text', b'bytes', 3.5, 0, -7, 10 ** 40):
    random.seed(seed)
    print(random.random(), random.randint(1, 100), random.getrandbits(70))
random.seed('old', version=1)
print(random.random())
r = random.Random(7)
print(r.randrange(10), r.randrange(5, 50, 5), r.choice('abcdef'), r.sample(range(100), 5), r.sample(range(10), 8), r.uniform(1, 2))
items = list(range(10))
r.shuffle(items)
print(items, r.choices('abc', k=5), r.choices('abc', weights=[1, 5, 1], k=5), r.sample('ab', counts=[3, 2], k=4), r.randbytes(4))
print([round(x, 10) for x in (r.gauss(), r.gauss(0, 2), r.normalvariate(), r.expovariate(2), r.triangular(), r.betavariate(1, 2),
                              r.gammavariate(2, 3), r.gammavariate(0.5, 1), r.paretovariate(3), r.weibullvariate(1, 2),
                              r.lognormvariate(0, 1), r.vonmisesvariate(1, 2))])
print(r.binomialvariate(10, 0.3), r.binomialvariate(1000, 0.4), r.binomialvariate())
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random())
attempt(r.randrange, 0)
attempt(r.randrange, 5, 5)
attempt(r.randint, 3, 1)
attempt(r.choice, [])
attempt(r.sample, [1], 2)
attempt(r.sample, {1}, 1)
attempt(r.choices, 'ab', [0, 0])
attempt(r.choices, 'ab', [1])
attempt(random.seed, [])
attempt(r.setstate, (9,))
s = random.SystemRandom()
print(0 <= s.random() < 1, 1 <= s.randint(1, 3) <= 3, len(s.randbytes(5)))
attempt(s.getstate)
