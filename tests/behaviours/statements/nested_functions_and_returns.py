"""Functions return from any depth, without a value, with several, and from loops."""
def f(x):
    for i in range(5):
        for j in range(5):
            if i * j == x: return i, j
    return
print(f(6), f(7), f(16))
def g(): return 1, *[2, 3]
def h(): return (yield_ := 5)
def k():
    try: return "try"
    finally: print("finally")
def m(n):
    while n:
        n -= 1
        with open(__file__):
            if n == 2: return n
print(g(), h(), k(), m(5), (lambda: None)())
def early(x):
    if x < 0: return "neg"
    if x == 0: return "zero"
    def inner(): return "inner"
    return inner()
print(early(-1), early(0), early(1))
