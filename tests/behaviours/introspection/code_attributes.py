"""Code objects describe parameters, variables, flags and constants of a function."""
import inspect
def f(a, b, /, c, d=1, *args, e, g=2, **kw):
    "doc"
    x = 1
    def inner(): return x, a
    y = inner
    return y
co = f.__code__
print(co.co_name, co.co_qualname, co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_nlocals, co.co_varnames, co.co_cellvars, co.co_freevars, co.co_firstlineno, co.co_filename.endswith("code_attributes.py"))
inner = f(1, 2, 3, e=4)
print(sorted(inner.__code__.co_freevars), inner.__qualname__, [c.cell_contents for c in inner.__closure__])
for fn in (f, lambda: 0, lambda: (yield)):
    print(fn.__code__.co_name, bool(fn.__code__.co_flags & inspect.CO_GENERATOR), bool(fn.__code__.co_flags & inspect.CO_VARARGS), bool(fn.__code__.co_flags & inspect.CO_VARKEYWORDS), bool(fn.__code__.co_flags & inspect.CO_NESTED))
async def co1(): pass
async def ag(): yield
print(bool(co1.__code__.co_flags & inspect.CO_COROUTINE), bool(ag.__code__.co_flags & inspect.CO_ASYNC_GENERATOR))
c = compile("x = 1\ny", "<name>", "exec"); print(c.co_name, c.co_filename, type(c).__name__, c.co_firstlineno)
print("doc" in co.co_consts, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__globals__ is globals(), f.__builtins__["len"] is len)
g = lambda x: x * 2
f.__defaults__ = (7,); f.__kwdefaults__ = {"e": 1}; f.__name__ = "renamed"; f.__qualname__ = "q.r"; f.__doc__ = None
print(f, f.__name__) if False else print(f.__name__, f.__qualname__, f.__doc__)
import types
h = types.FunctionType((lambda: zz).__code__, {"zz": 9}, "made"); print(h(), h.__name__, h.__globals__)
def outer():
    v = 1
    def closure(): return v
    return closure
k = types.FunctionType(outer().__code__, {}, "k", None, (types.CellType(42),)); print(k())
for a in [(outer().__code__, {}), (5, {}), (g.__code__, 5)]:
    try: types.FunctionType(*a)
    except TypeError as e: print(e)
cell = types.CellType(); 
try: cell.cell_contents
except ValueError as e: print(e)
cell.cell_contents = 3; print(cell.cell_contents, f.__code__ == f.__code__, hash(co) == hash(co))
print(repr(co).split(" at ")[0])
