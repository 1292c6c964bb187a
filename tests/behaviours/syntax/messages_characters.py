"""Messages and places of errors in characters that nothing begins with."""
SOURCES = [
    'a ? b',
    'a $ b',
    'x = \\ 1',
    'x = \\',
    'x = “a”',
    '!x',
    'a!b',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
