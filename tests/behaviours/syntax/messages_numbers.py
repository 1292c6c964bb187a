"""Messages and places of errors in numbers."""
SOURCES = [
    'x = 0777',
    'x = 0b12',
    'x = 0xg',
    'x = 1__0',
    'x = 1_',
    'x = 1.5.5',
    '1abc',
    'x = 5e',
    '0o8',
    '1e+',
    'x = 5 if',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
