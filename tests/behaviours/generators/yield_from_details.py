"""`yield from` forwards values, throws and closes, and gives the result."""
def inner():
    try:
        r = yield 1
        print("inner got", r)
        yield 2
    except KeyError as e:
        print("inner caught", e)
        return "from except"
    finally: print("inner finally")
    return "inner result"
def outer():
    r = yield from inner()
    print("result", r)
    r2 = yield from [10, 20]
    print(r2)
    return (yield from ())
o = outer(); print(next(o), o.gi_yieldfrom.__name__, o.send("s")); print(next(o)); print(o.gi_yieldfrom.__class__.__name__)
try: o.send(5)
except AttributeError as e: print(e)
o = outer(); next(o); print(o.throw(KeyError("k")))
o = outer(); next(o); o.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): print("throw", len(a), a[0] if isinstance(a[0], BaseException) else a[0].__name__); raise StopIteration("val")
    def close(self): print("close")
    def send(self, v): print("send", v); return v
def d(): return (yield from It())
i = d(); next(i); print(i.send(9))
try: i.throw(ValueError("q"))
except StopIteration as e: print("stop", e.value)
i = d(); next(i); i.close()
class BadClose(It):
    def close(self): raise RuntimeError("bad close")
def e(): yield from BadClose()
i = e(); next(i)
try: i.close()
except RuntimeError as x: print(x)
for bad in (5, None, object()):
    def f(): yield from bad
    try: next(f())
    except TypeError as x: print(x)
def fib(n):
    if n < 2: return n
    a = yield from fib(n - 1)
    b = yield from fib(n - 2)
    yield a + b
    return a + b
print(list(fib(6)))
