"""Messages and places of errors in indentation."""
SOURCES = [
    'if x:\npass',
    'if x:\n  a\n b',
    '  x',
    'x\n  y',
    'def f():\n',
    'for x in y:\n\nz',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
