"""Coroutine objects' methods, states and misuse."""
import inspect, warnings
async def c(): return 5
co = c(); print(inspect.getcoroutinestate(co), type(co).__name__, co.cr_running, co.cr_await, co.cr_code.co_name, co.cr_origin, co.__name__)
try: co.send(None)
except StopIteration as e: print(e.value)
print(inspect.getcoroutinestate(co), co.cr_frame)
for f in [lambda: co.send(None), lambda: co.throw(ValueError("x")), lambda: co.close(), lambda: iter(co), lambda: next(co), lambda: [*co], lambda: co.__await__().__next__()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = c()
try: d.send(1)
except TypeError as e: print(e)
d.close()
class A:
    def __await__(self): 
        r = yield "yielded"
        return r
async def e(): return await A()
x = e(); print(x.send(None), type(x.cr_await).__name__, inspect.getcoroutinestate(x))
try: x.send("result")
except StopIteration as s: print(s.value)
class Bad:
    def __await__(self): return 5
async def f(): await Bad()
try: f().send(None)
except TypeError as er: print(er)
async def g(v): await v
for v in (5, None, [], (i for i in ())):
    try: g(v).send(None)
    except TypeError as er: print(er)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    c(); 
    import gc; gc.collect()
print([str(m.message) for m in w])
async def si(): raise StopIteration
try: si().send(None)
except RuntimeError as er: print(er)
h = c(); a = h.__await__(); print(type(a).__name__)
try: a.send(None)
except StopIteration as s: print(s.value)
import types
@types.coroutine
def old(): r = yield 1; return r
async def uses(): return await old()
u = uses(); print(u.send(None))
try: u.send(2)
except StopIteration as s: print(s.value)
print(inspect.iscoroutinefunction(c))
