"""Defining `__eq__` without `__hash__` makes instances unhashable; `__ne__` follows `__eq__`."""
class E:
    def __eq__(self, o): return isinstance(o, E)
class H(E):
    __hash__ = object.__hash__
class N:
    __hash__ = None
class Sub(E): pass
print(E.__hash__, Sub.__hash__, E() == E(), E() != E(), E() != 5, E() == 5)
for x in [E(), N(), Sub(), [], {}, set(), bytearray(), (1, [])]:
    try: hash(x)
    except TypeError as e: print(e)
    try: {x: 1}
    except TypeError as e: print(e)
    try: {x}
    except TypeError as e: print(e)
    try: x in {}
    except TypeError as e: print(e)
print(isinstance(hash(H()), int))
class V:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print(hash(V(5)), hash(V(-1)), hash(V(2**61 - 1)), hash(V(2**64)), hash(V(True)), hash(1.0) == hash(1) == hash(True), hash(-1), hash(2**61 - 1), hash(0.5), hash(1j), hash(float("inf")), hash(-2))
class Ne:
    def __ne__(self, o): return "ne"
print(Ne() != 1, Ne() == 1)
class NI:
    def __eq__(self, o): return NotImplemented
n = NI(); print(n == n, n == 1, n != 1)
try:
    if NotImplemented: pass
except TypeError as e: print(e)
print({1: "a", 1.0: "b", True: "c"}, {True, 1, 1.0}, hash(()), hash("") == hash(b"") if False else 0)
