"""`__annotations__` and `__annotate__` can be assigned and deleted."""
def f(a: int): pass
f.__annotations__ = {"z": 1}; print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda fmt: {"fmt": fmt}; print(f.__annotations__)
del f.__annotations__; print(f.__annotations__)
for v in [5, None]:
    try: f.__annotate__ = v; print("ok")
    except TypeError as e: print(e)
class A: x: int
A.__annotations__ = {"q": 2}; print(A.__annotations__)
def g(x: 1 / 0): pass
try: g.__annotations__
except ZeroDivisionError as e: print(e)
