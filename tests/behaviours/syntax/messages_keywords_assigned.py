"""Messages and places of errors in assignments to keywords and constants."""
SOURCES = [
    'None = 1',
    'True = 1',
    '__debug__ = 1',
    'def f(None): pass',
    'def f(True=1): pass',
    'import a as None',
    'class None: pass',
    'x.None = 1',
    'f(None=1)',
    'f(True=2)',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
