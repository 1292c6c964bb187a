"""unparse writes statements in CPython's layout."""
import ast
text = '''
"""Doc
string"""
a, b = c = (1, 2)
(x): int = 1
x: tuple[int, ...] = 1, 2
for x, y in 1, 2: pass
else: break
with a as b, c as (d, e): pass
@deco(1)
def f(a: int, b: str='x', /, c=1, *args: int, d, e=2, **kw: dict) -> None:
    """Doc"""
    return
async def g[T: int](x: T): await x
class A(B, metaclass=C):
    'doc'
    x = 1
    def m(self): pass
if a: b
elif c: d
else: e
try: a
except (b, c) as d: e
else: f
finally: g
try: a
except* b: c
match x:
    case [a, *b, _] if c: d
    case {'k': v, **rest} | A(b, c=d): e
    case (1 | 2) as z: g
raise a from b
import a, b.c as d
from ..a import b as c
del a, (b, c)
assert a, b
x **= 2
type X[T] = T
global q
'''
written = ast.unparse(ast.parse(text))
print(written)
print(ast.compare(ast.parse(written), ast.parse(text)))
