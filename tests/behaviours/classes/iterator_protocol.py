"""Iterators: `__iter__` anew each time, exhausted ones stay so, sentinels, and `__length_hint__`."""
import operator
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
class Once:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration("done")
        self.n -= 1
        return self.n
c, o = Count(3), Once(3)
print(list(c), list(c), list(o), list(o), sum(Count(4)), max(Once(5)), sorted(Once(3)), 2 in Once(5), tuple(zip(Count(2), Once(9))))
it = iter(Once(1)); print(next(it), next(it, "end"), next(it, "end"))
try: next(it)
except StopIteration as e: print(e.value)
class Hint:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return 10
print(list(Hint()), operator.length_hint(Hint()), operator.length_hint([1, 2]), operator.length_hint(iter([1, 2])), operator.length_hint(object(), 7))
data = iter("ab\nc"); print(list(iter(lambda: next(data), "\n")), list(data))
class Bad:
    def __iter__(self): return 5
for f in (lambda: list(Bad()), lambda: iter(5), lambda: next([]), lambda: [x for x in Bad()], lambda: dict(Bad())):
    try: f()
    except TypeError as e: print(e)
a, b = iter([1, 2]), reversed([1, 2]); print(list(a), list(b), iter(a) is a, list(reversed(range(3))), list(reversed("ab")))
