"""`locals()` in a function is a fresh snapshot each time; in a class or module it is the namespace."""
def f(a):
    b = 2
    first = locals()
    first["b"] = 99
    c = 3
    second = locals()
    print(b, sorted(first), sorted(second), first is second)
    def g():
        return b, sorted(locals())
    print(g())
f(1)
print(locals() is globals())
class A:
    x = 1
    locals()["y"] = 2
    print(y)
print(A.y)
def e():
    x = 1
    exec("x = 2; z = 3")
    return x, "z" in locals()
print(e())
def d():
    x = 1
    ns = {}
    exec("y = x + 1", {"x": 10}, ns)
    return ns, eval("x + 1")
print(d())
