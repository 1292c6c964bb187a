"""`break` and `continue` act on the innermost loop, through `try` and `with`."""
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", end=" ")
out = []
for i in range(4):
    for j in range(4):
        if j == 2: break
        if i == 1: continue
        out.append((i, j))
    else: out.append("else")
    if i == 2: break
print(out)
n = 0
while n < 5:
    n += 1
    with CM():
        if n == 2: continue
        if n == 4: break
    try:
        if n == 3: continue
    finally: print("f", n, end=" ")
print(n)
def f():
    while True:
        try:
            while True:
                return "returned"
        finally: print("cleanup")
print(f())
