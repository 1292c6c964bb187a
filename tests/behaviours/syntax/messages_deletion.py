"""Messages and places of errors in deletions."""
SOURCES = [
    'del (a, 1)',
    'del [a, f()]',
    'del a or b',
    'del *a',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
