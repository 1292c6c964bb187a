"""Messages and places of errors in type parameters and annotations."""
SOURCES = [
    'lambda: (yield)',
    'type X = (yield)',
    'def f[T, T](): pass',
    'class A[T](x := 1): pass',
    'def f[T]() -> (yield): pass',
    'def f(x: (yield)): pass',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
