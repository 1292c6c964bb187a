"""Messages and places of errors in the names of keyword arguments."""
SOURCES = [
    'print(*a = 1)',
    'f(a.b=1)',
    'f(1=2)',
    'f(a + b=1)',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
