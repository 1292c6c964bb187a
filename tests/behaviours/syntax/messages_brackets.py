"""Messages and places of errors in brackets."""
SOURCES = [
    '(',
    ')',
    '(]',
    '[1, 2',
    '{1: 2',
    'f(1',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
