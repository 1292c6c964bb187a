"""Messages and places of errors in strings."""
SOURCES = [
    "x = 'abc",
    'x = "abc\n',
    "x = '''abc",
    "'\\x4'",
    "'\\u12'",
    "'\\N{no such}'",
    "b'é'",
    "''' a\n b",
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
