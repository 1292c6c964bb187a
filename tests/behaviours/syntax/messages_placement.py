"""Messages and places of errors in statements that stand in the wrong place."""
SOURCES = [
    'return',
    'yield 1',
    'break',
    'continue',
    'await x',
    'nonlocal x',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
