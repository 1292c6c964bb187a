"""`__mro_entries__` replaces bases, `__class_getitem__` subscripts classes, `types` helps with both."""
import types
class Base: pass
class Entry:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases): print("bases", len(bases)); return self.b
class A(Entry(Base)): pass
print(A.__bases__, [type(b).__name__ for b in A.__orig_bases__])
class B(Entry(), int, Entry(Base)): pass
print(B.__mro__)
class Bad:
    def __mro_entries__(self, bases): return 5
try:
    class C(Bad()): pass
except TypeError as e: print(e)
try: type("X", (Entry(Base),), {})
except TypeError as e: print(e)
print(types.resolve_bases((Entry(Base), int)), types.new_class("N", (Entry(Base),), {}, lambda ns: ns.update(q=1)).q)
class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
class H(G): pass
print(G[1], H[1, 2], G["a":"b"])
try: G()[1]
except TypeError as e: print(e)
try: Base[1]
except TypeError as e: print(e)
class MM(type):
    def __getitem__(cls, k): return "meta"
class I(metaclass=MM):
    def __class_getitem__(cls, k): return "cls"
print(I[0])
print(list[int], dict[str, list[int]], type[int], tuple[int, ...], list[int].__origin__, list[int].__args__)
for f in [lambda: int[5], lambda: str["a"], lambda: type(5)[1], lambda: object[1], lambda: list[int](5), lambda: isinstance([], list[int]), lambda: list[int][str], lambda: bool[int]]:
    try: print(f())
    except TypeError as e: print(e)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, list[int]([1, 2]), list[int] == list[int], hash(list[int]) == hash(list[int]))
print(types.get_original_bases(L), types.prepare_class("P", (A,))[0])
