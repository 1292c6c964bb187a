"""Messages and places of errors in assignment expressions."""
SOURCES = [
    '(a := 1) = 2',
    'a := 1',
    '(a.b := 1)',
    '(a[0] := 1)',
    '((a, b) := 1)',
    'f(a := 1, b=c:=2)',
    '[i := 0 for i in x]',
    '[[(j := 0) for i in x] for j in y]',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
