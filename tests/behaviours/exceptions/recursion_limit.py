"""Endless recursion raises RecursionError, which can be handled."""
import sys
def down(n): return down(n + 1)
try: down(0)
except RecursionError as e: print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __len__(self): return len(self)
for f in (lambda: A().q, lambda: repr(A()), lambda: A() == 1, lambda: len(A())):
    try: f()
    except RecursionError: print("recursion")
def depth(n):
    try: return depth(n + 1)
    except RecursionError: return n
d = depth(0); print(d > 500)
sys.setrecursionlimit(200)
print(depth(0) < 200, sys.getrecursionlimit())
try: sys.setrecursionlimit(0)
except ValueError as e: print(e)
l = []
for _ in range(100): l = [l]
print(len(repr(l)))
