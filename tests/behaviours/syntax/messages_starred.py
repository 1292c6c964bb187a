"""Messages and places of errors in starred expressions."""
SOURCES = [
    '*a = x',
    '*a, *b = x',
    'a = *b',
    '*a',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
