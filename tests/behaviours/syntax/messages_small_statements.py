"""Messages and places of errors in small statements."""
SOURCES = [
    'async x',
    'pass pass',
    'x = ',
    'x +',
    '= 1',
    'x = = 1',
    'del',
    'del f()',
    'del 1',
    'del x +1',
    'raise x from',
    'assert',
    'global',
    'global 1',
    'lambda x: = 1',
    'x = yield = 1',
    'not',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
