"""What an annotated assignment evaluates: attributes and subscripts, parenthesised names, and no value."""
class O: pass
o = O()
o.x: print("ann") or int = 5
print(o.x)
d = {}
d[print("key") or "k"]: print("ann2") or int = 6
print(d)
(p): int = 1
print(p)
def f():
    q: int
    try: q
    except UnboundLocalError as e: print(e)
    (r): int = 2
    o.y: int
    d[print("evaluated")]: int
    return r
print(f(), hasattr(o, "y"))
class C:
    a: int = 1
    (b): int = 2
    c: int
print(C.__annotations__, hasattr(C, "c"))
t: tuple = 1, 2
print(t)
for s in ["(a, b): int", "[a]: int", "a, b: int", "f(): int", "1: int", "a: int = yield", "x: int += 1", "lambda: 1: int", "'a': int", "a.b(): int = 1", "(a): int: str", "def f(): a: (yield)", "a: (x := 1)", "async def f(): a: await b", "def f(a: (yield)): pass", "(x for x in y): int", "*a: int", "None: int", "global a; a: int", "def f():\n global a\n a: int"]:
    try: compile(s, "<s>", "exec"); print("ok", s)
    except SyntaxError as e: print(s, "->", e.msg, e.lineno, e.offset)
