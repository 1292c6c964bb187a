"""Generator functions and expressions close over variables as functions do."""
def f():
    n = 1
    def gen():
        while n < 4: yield n
    g = gen()
    out = []
    for v in g:
        out.append(v); n += 1
    e = (n * i for i in range(3))
    n = 100
    return out, list(e)
print(f())
def counter():
    count = 0
    def tick():
        nonlocal count
        while True:
            count += 1
            yield count
    t = tick()
    next(t); next(t)
    return count, next(t), count
print(counter())
