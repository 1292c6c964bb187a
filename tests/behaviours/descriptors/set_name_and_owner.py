"""`__set_name__` is called for each attribute in order when the class is made, and errors in it carry a note."""
class D:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, o, t=None):
        return self if o is None else o.__dict__.get(self.name, "unset")
    def __set__(self, o, v): o.__dict__[self.name] = v
class A:
    x = D()
    y = z = D()
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw)
a = A(); a.x = 1; print(a.x, a.y, A.x.name, A.y.name)
class B(A, key="v"):
    w = D()
class Bad:
    def __set_name__(self, owner, name): raise ValueError("bad name")
try:
    class C:
        q = Bad()
except ValueError as e:
    print(e, e.__notes__)
A.late = D()
print("name" in vars(A.late))
t = type("T", (), {"m": D()})
class NotCallable:
    __set_name__ = None
try:
    class E:
        n = NotCallable()
except TypeError as e:
    print(e, e.__notes__)
