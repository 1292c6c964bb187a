"""`for`, `with`, `import` and `except` bind in the scope around; nothing else begins one."""
def f():
    for i in range(2):
        j = i * 10
    if True:
        k = 1
    while True:
        w = 2
        break
    with open(__file__) as fh: inside = 3
    try: t = 4
    finally: u = 5
    import sys as s
    return i, j, k, w, fh.closed, inside, t, u, s.__name__, sorted(locals())
print(f())
