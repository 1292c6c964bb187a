"""A name in a class body is looked up in the class first, then as in the scope around it."""
x = "global"
def outer():
    x = "enclosing"
    class A:
        print(x)
        x = x + "!"
        print(x)
        def method(self):
            return x
        inner = [x for _ in range(2)]
        first = [y for y in x[:3]]
    print(A.x, A().method(), A.inner, A.first)
    class B:
        y = x
        def x(self): return 1
    print(B.y)
outer()
class C:
    try:
        print(missing)
    except NameError as error:
        print(error)
    x = x
    del x
    print(x)
    try:
        del x
    except NameError as error:
        print(error)
