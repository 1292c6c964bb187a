"""`:=` binds in the function around a comprehension, in conditions, calls, subscripts and f-strings."""
if (n := 10) > 5: print(n)
while (n := n - 4) > 0: print(n, end=" ")
print()
print([y := 1, y ** 2, (z := y + 1)], y, z)
print([last := x for x in range(3)], last)
print({k: (v := k * 2) for k in range(2)}, v)
print(any((hit := x) > 2 for x in range(5)), hit)
def f(a, b=(c := 3)): return a, b
print(f((q := 4)), q, c)
print(f(b := 9, b), b)
print([1, 2, 3][i := 1], i)
print(f"{(w := 5)} {w:=5} {w}")
def g():
    if any((found := x) for x in [0, 0, 7]): return found
    return found
print(g())
def h():
    global glob
    [glob := x for x in range(4)]
h(); print(glob)
def k():
    total = 0
    def inner():
        nonlocal total
        return [total := total + x for x in range(4)]
    return inner(), total
print(k())
lam = lambda: (t := 5) + t
print(lam())
x = (a := 1, b := 2); print(x, a, b)
print((lambda: [p := 1, p + 1])())
