"""The scopes of a program, and what each does with its names."""
import symtable

TEXT = '''
import os.path as p, sys
from a import b as c
g = 1
def f(a, b=g, *args, k: int = 2, **kw) -> str:
    global g2
    x: int = a
    g2 = 3
    def inner(): 
        nonlocal x
        x = [y for y in args if y]
        return lambda z: z + x + a
    return inner
class C(Base, metaclass=M):
    "doc"
    attr: int = 3
    __priv = 4
    def m(self): return super().m() + __class__ + self.__priv
    lst = [attr for _ in range(3)]
type A[T] = list[T]
def gen[T: int, *Ts](q: T) -> T: yield q
class G[T]: 
    def m(self, x: T): pass
async def co():
    async with a as b2: pass
    return [i async for i in b2]
try: pass
except E as err: del err
for i, (j, *l) in z: pass
match v:
    case {'a': aa, **rest}: pass
    case [P(x=bb), *cc] | dd: pass
(w := 3)
print({k: v for k, v in g}, (n for n in g), {s for s in g})
ann: 'fwd'
'''


def dump(t, depth=0):
    indent = '  ' * depth
    print(f'{indent}{t.__class__.__name__} {t.get_type()} {t.get_name()} {t.get_lineno()} opt={t.is_optimized()} nested={t.is_nested()} children={t.has_children()} ids={sorted(t.get_identifiers())}')
    if t.__class__.__name__ == 'Function':
        print(f'{indent}  params={t.get_parameters()} locals={sorted(t.get_locals())} globals={sorted(t.get_globals())} nonlocals={sorted(t.get_nonlocals())} frees={sorted(t.get_frees())}')
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
        found = [n for n in (
            'is_referenced', 'is_parameter', 'is_type_parameter', 'is_global', 'is_declared_global', 'is_local', 'is_free', 'is_imported', 'is_assigned',
            'is_annotated', 'is_nonlocal', 'is_namespace', 'is_free_class', 'is_comp_iter', 'is_comp_cell') if getattr(s, n)()]
        print(f'{indent}  {s.get_name()} {found} ns={[x.get_name() for x in s.get_namespaces()]}')
    for c in t.get_children(): dump(c, depth + 1)


dump(symtable.symtable(TEXT, "text", "exec"))
t = symtable.symtable('def f(a):\n global g\n return [a for a in g]\nclass C:\n x: int\n def m(self): pass\n async def n(self): pass\nq = 1\n', 'file.py', 'exec')
print(t, t.get_children(), [repr(x) for x in t.get_symbols()])
f = t.lookup('f').get_namespace()
print(f, f.get_parameters(), f.get_locals(), f.get_globals(), f.lookup('a'), f.get_id() == t.get_children()[1].get_id(), f is t.get_children()[1])
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(t.lookup('C').get_namespace().get_methods(), [str(x.message) for x in w])
for k in (lambda: t.lookup('nothing'), lambda: t.lookup('q').get_namespace(), lambda: symtable.symtable('x', 'f', 'bad'), lambda: symtable.symtable('x = ', 'f', 'exec'), lambda: symtable.symtable('def f():\n nonlocal x', 'f', 'exec'), lambda: symtable.symtable('def f(x):\n global x', 'f', 'exec'), lambda: symtable.symtable('def f(x, x): pass', 'f', 'exec'), lambda: symtable.symtable(3, 'f', 'exec')):
    try: print(k())
    except Exception as e: print(type(e).__name__, e, getattr(e, 'lineno', None))
print(symtable.symtable('a + b', '?', 'eval').get_symbols(), symtable.symtable('a = 1', '?', 'single'), list(symtable.SymbolTableType), symtable.symtable(b'x=1', '?', 'exec').get_identifiers())
