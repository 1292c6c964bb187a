"""Generators are lazy: pipelines, infinite sequences and early ends."""
import itertools
def naturals(n=0):
    while True:
        yield n
        n += 1
def primes():
    seen = []
    for n in naturals(2):
        if all(n % p for p in seen): seen.append(n); yield n
print(list(itertools.islice(primes(), 8)))
def log(tag, it):
    for x in it: print(tag, x, end=" "); yield x
pipe = log("c", (x * x for x in log("a", range(10)) if x % 2))
print(next(pipe), next(pipe)); print(list(itertools.takewhile(lambda x: x < 30, pipe)))
def chunks(it, n):
    it = iter(it)
    while chunk := list(itertools.islice(it, n)): yield chunk
print(list(chunks("abcdefg", 3)))
def flatten(x):
    if isinstance(x, list):
        for y in x: yield from flatten(y)
    else: yield x
print(list(flatten([1, [2, [3, [4]], 5]])), sum(flatten([[1], [2, [3]]])))
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
a, b = itertools.tee(naturals()); print(next(a), next(a), next(b))
