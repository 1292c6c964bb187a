"""The right side is evaluated before anything is assigned."""
a, b, c = 1, 2, 3
a, b, c = c, a, b; print(a, b, c)
l = [1, 2, 3]; l[0], l[2] = l[2], l[0]; print(l)
l[:], x = [9, 8], l[0]; print(l, x)
f = lambda: (yield)
n = [3, 4]; n[n[0] - 3], n[1] = n[1], n[0]; print(n)
def fib(k):
    a, b = 0, 1
    while k: a, b, k = b, a + b, k - 1
    return a
print([fib(i) for i in range(10)])
d = {}; d["a"], d["b"], *d["rest"] = range(5); print(d)
