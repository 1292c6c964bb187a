"""`nonlocal` binds the nearest enclosing function's variable, through classes and several levels."""
def a():
    x = "a"
    def b():
        def c():
            nonlocal x
            x = "c"
        c()
        return x
    print(b(), x)
    class K:
        nonlocal x
        x = "from class"
        y = x
    print(x, hasattr(K, "x"), K.y)
    def counter():
        n = 0
        def up(k=1):
            nonlocal n
            n += k
            return n
        return up
    u, v = counter(), counter()
    print(u(), u(5), v(), u())
    def loop():
        nonlocal x
        for x in range(3):
            pass
        with open(__file__) as x:
            pass
        x = type(x).__name__
    loop()
    print(x)
a()
for source in ["def f():\n nonlocal q\n", "nonlocal z\n", "def f():\n x=1\n def g():\n  x=2\n  nonlocal x\n",
               "def f(x):\n nonlocal x\n", "def f():\n x=1\n def g():\n  print(x)\n  nonlocal x\n", "def f():\n global x\n nonlocal x\n",
               "def f():\n x: int\n global x\n", "def f():\n global x\n x: int = 1\n", "def f(a):\n global a\n", "class A:\n global b\n b = 1\n def f(self): nonlocal b\n"]:
    try:
        compile(source, "<s>", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
