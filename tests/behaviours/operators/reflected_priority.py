"""Reflected methods: order, subclass priority, NotImplemented, and same-type operands."""
log = []
class A:
    def __add__(self, o): log.append("A.add"); return NotImplemented
    def __radd__(self, o): log.append("A.radd"); return "A.radd"
    def __lt__(self, o): log.append("A.lt"); return NotImplemented
    def __gt__(self, o): log.append("A.gt"); return NotImplemented
    def __eq__(self, o): log.append("A.eq"); return NotImplemented
class B(A):
    def __radd__(self, o): log.append("B.radd"); return NotImplemented
    def __gt__(self, o): log.append("B.gt"); return "B.gt"
class C(A): pass
def show(f):
    log.clear()
    try:
        r = f()
    except TypeError as e:
        r = str(e)
    print(r, log)
show(lambda: A() + B()); show(lambda: A() + A()); show(lambda: A() + C()); show(lambda: 1 + A()); show(lambda: A() + 1); show(lambda: B() + A())
show(lambda: A() < B()); show(lambda: A() < A()); show(lambda: A() == B()); show(lambda: A() == A()); show(lambda: A() != A())
class I(int):
    def __radd__(self, o): return "I.radd"
    def __rsub__(self, o): return super().__rsub__(o) + 100
show(lambda: 1 + I(2)); show(lambda: 1 - I(2)); show(lambda: I(2) - 1); show(lambda: 1.5 + I(1))
class L(list):
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "L.radd"
show(lambda: [1] + L()); show(lambda: L() + [1])
for op in "+ - * / // % ** << >> & | ^ @ < <= > >=".split():
    try:
        eval(f"object() {op} object()")
    except TypeError as e:
        print(e)
for op in ["-object()", "+object()", "abs(object())", "divmod(1, 'a')", "pow(1, 'a')", "pow(1, 2, 'a')", "-'a'", "+[]", "1 + None", "'a' + 1", "[] + ()", "'a' * 'b'", "[1] * 1.5", "'%d' % 'x'", "1 % 'a'", "b'a' + 'a'", "1 << 1.0", "round(object())", "{} | []", "set() | []", "1 @ 2", "len(5)", "iter(5)", "next([])", "reversed({1})", "hash([])", "hash({})", "hash(set())", "hash(slice([]))", "int([])", "float([])", "complex([])", "bool(type('B', (), {'__bool__': lambda s: 5})())", "len(type('B', (), {'__len__': lambda s: -1})())", "len(type('B', (), {'__len__': lambda s: 'a'})())", "str(type('B', (), {'__str__': lambda s: 5})())", "repr(type('B', (), {'__repr__': lambda s: 5})())", "hash(type('B', (), {'__hash__': lambda s: 'x'})())", "hash(type('B', (), {'__eq__': lambda s, o: 1})())", "iter(type('B', (), {'__iter__': lambda s: 5})())", "[][type('B', (), {'__index__': lambda s: 'a'})()]", "int(type('B', (), {'__int__': lambda s: 'a'})())", "float(type('B', (), {'__float__': lambda s: 1})())", "format(type('B', (), {'__format__': lambda s, f: 1})(), '')", "bytes(type('B', (), {'__bytes__': lambda s: 1})())", "dir(type('B', (), {'__dir__': lambda s: 1})())", "type('B', (), {'__iter__': None}) in 5", "1 in type('B', (), {'__contains__': None})()", "iter(type('B', (), {'__iter__': None})())", "hash(type('B', (), {'__hash__': None})())", "type('B', (), {'__call__': None})()()", "isinstance(1, 5)", "issubclass(1, int)", "issubclass(int, 5)", "[1, 2]['a']", "(1,)[1.0]", "'abc'[None]", "b'abc'['a']", "{}[[]]", "[].x", "(5).x", "None.x", "int.x", "5[0]", "5()", "range('a')", "slice()", "range(1, 2, 0)", "[1][5]", "()[0]", "''[0]", "b''[0]", "range(0)[0]", "bytearray()[0]", "{}['k']", "{1: 2}[(1, 2)]"]:
    try:
        print(op, "->", eval(op))
    except Exception as e:
        print(op, "->", type(e).__name__, e)
