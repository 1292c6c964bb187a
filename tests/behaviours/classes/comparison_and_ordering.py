"""Rich comparison: reflection, identity shortcuts in containers, and total ordering."""
import functools
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
    def __repr__(self): return f"V{self.n}"
    __hash__ = None
print(V(1) < V(2), V(2) > V(1), V(1) == V(1), V(1) != V(2), sorted([V(3), V(1)]), max(V(1), V(5)), min([V(4), V(2)]))
for f in [lambda: V(1) <= V(2), lambda: V(1) < 5, lambda: 5 > V(1), lambda: V(1) >= V(1)]:
    try: print(f())
    except TypeError as e: print(e)
print(V(1) == 5, V(1) != 5, V(1) in [V(1)], [V(1), V(2)] == [V(1), V(2)], [V(1)] < [V(2)], (V(1), 1) < (V(1), 2), [V(1)].index(V(1)), [V(1), V(1)].count(V(1)))
class Never:
    def __eq__(self, o): return False
n = Never(); print(n == n, n in [n], [n] == [n], [n].index(n), [n].count(n), (n,) == (n,), {"a": n} == {"a": n})
nan = float("nan"); print(nan == nan, nan in [nan], [nan] == [nan], float("nan") in [nan], {nan: 1}.get(nan))
@functools.total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(1) != T(2))
class W:
    def __eq__(self, o): return [self, o].__class__
    def __lt__(self, o): return ""
    def __ge__(self, o): raise ValueError("ge")
print(W() == 1, W() != 1, W() < 1, not (W() < 1))
try: W() >= 1
except ValueError as e: print(e)
try: sorted([W(), W()]); print("sorted")
except Exception as e: print(e)
print((1, 2) < (1, 2, 0), [1, [2]] < [1, [3]], "a" < "b", b"a" < b"b", {1} < {1, 2}, {1} <= {2}, (1, "a") == (1, "a"), 1 < 1.5, True > False, (1,) != [1])
