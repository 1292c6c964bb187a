"""Messages and places of errors in parameters."""
SOURCES = [
    'def f(a, a): pass',
    'def f(a=1, b): pass',
    'def f(*, **k): pass',
    'def f(*): pass',
    'def f(*a, *b): pass',
    'def f(**k, a): pass',
    'def f(a, /, b, /): pass',
    'def f(/, a): pass',
    'def f(*, a, /): pass',
    'def f(*a=1): pass',
    'def f(**k=1): pass',
    'def f(a b): pass',
    'def f((a, b)): pass',
    'def f(a.b): pass',
    'def f(1): pass',
    'lambda a, a: 1',
    'lambda a=1, b: 1',
    'lambda *: 1',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
