"""Messages and places of errors in arguments of calls."""
SOURCES = [
    'f(a=1, 2)',
    'f(**a, 1)',
    'f(**a, *b)',
    'f(a=1, a=2)',
    'f(x for x in y, 1)',
    'f(1, x for x in y)',
    'f(x for x in y)',
    'f(a=)',
    'f(a, , b)',
    'f(,)',
    'f(*)',
    'f(**)',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
