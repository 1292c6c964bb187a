"""`dir` and `vars` of objects, classes, modules and of the caller."""
class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): pass
class B(A):
    z = 3
class M(type):
    mm = 1
class C(metaclass=M): cc = 1
print([n for n in dir(B()) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("__")], "mm" in dir(C), vars(A()))
print(dir(object()))
print(sorted(set(dir(A())) - set(dir(object()))))
print(sorted(k for k in vars(A)))
print(sorted(set(dir(type)) - set(dir(object))))
print(sorted(set(dir(lambda: 0)) - set(dir(object))))
print(sorted(set(dir(A().m)) - set(dir(object))))
print(sorted(set(dir(Exception())) - set(dir(object))))
print(sorted(set(dir(int)) - set(dir(object))))
print(sorted(set(dir(str)) - set(dir(object))))
print(sorted(set(dir(list)) - set(dir(object))))
print(sorted(set(dir(dict)) - set(dir(object))))
print(sorted(set(dir(set)) - set(dir(object))))
print(sorted(set(dir(tuple)) - set(dir(object))))
print(sorted(set(dir(float)) - set(dir(object))))
print(sorted(set(dir(range)) - set(dir(object))), sorted(set(dir(slice)) - set(dir(object))), sorted(set(dir(None)) - set(dir(object))), sorted(set(dir(super)) - set(dir(object))))
def f(p):
    q = 1
    return dir(), sorted(vars())
print(f(0))
