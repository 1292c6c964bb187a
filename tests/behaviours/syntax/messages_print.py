"""Messages and places of errors in statements of Python 2."""
SOURCES = [
    'print 1',
    'print x, y',
    "exec 'x'",
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
