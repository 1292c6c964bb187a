"""`__class__` is a cell for the methods of a class that use it or `super`."""
class A:
    def f(self):
        return __class__
    g = lambda self: __class__
    def nested(self):
        def deep():
            return __class__
        return deep()
    @staticmethod
    def s():
        return __class__
    print("__classcell__" in locals())
a = A()
print(a.f() is A, a.g() is A, a.nested() is A, A.s() is A)
print("__class__" in A.f.__code__.co_freevars, A.f.__closure__[0].cell_contents is A)
class B:
    def f(self):
        return super().__repr__
print(B.f.__code__.co_freevars)
def outside():
    return __class__
try:
    outside()
except NameError as e:
    print(e)
class Meta(type):
    def __new__(m, name, bases, ns):
        print("__classcell__" in ns, sorted(k for k in ns if not k.startswith("__")))
        ns2 = dict(ns)
        return super().__new__(m, name, bases, ns2)
class C(metaclass=Meta):
    def f(self):
        return __class__
print(C().f() is C)
try:
    class Bad(type):
        def __new__(m, name, bases, ns):
            ns.pop("__classcell__", None)
            return super().__new__(m, name, bases, ns)
    class D(metaclass=Bad):
        def f(self):
            return __class__
except RuntimeError as e:
    print(type(e).__name__, e)
