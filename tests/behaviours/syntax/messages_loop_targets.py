"""Messages and places of errors in the targets of loops, with and comprehensions."""
SOURCES = [
    'for f() in x: pass',
    'for a, 1 in x: pass',
    '[x for 1 in y]',
    '[x for f() in y]',
    'with a as 1: pass',
    'with a as b + c: pass',
    'for *a in b: pass',
    'for x in *a: pass',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
