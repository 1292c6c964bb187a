"""A comprehension's variables do not leak, and each function made inside sees the last one."""
i = "outer"
print([i for i in range(3)], i)
print({i: i for i in range(2)}, i)
def f():
    x = 1
    r = [x for x in range(5)]
    fs = [lambda: x for x in range(3)]
    return x, r, [g() for g in fs]
print(f())
def g():
    fs = [lambda x=x: x for x in range(3)]
    return [h() for h in fs]
print(g())
def h():
    [y := i for i in range(5)]
    return y, sorted(locals())
print(h())
print([(a, b) for a in range(3) for b in range(a) if (a + b) % 2])
def k():
    try:
        return [undefined_name for _ in range(1)]
    except NameError as e:
        return str(e)
print(k())
