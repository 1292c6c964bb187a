"""Messages and places of errors in displays of dictionaries and sets."""
SOURCES = [
    'x = {*a: 1}',
    'x = {**a}',
    'x = {1, **a}',
    'x = {1: 2, 3}',
    'x = {1:}',
    'x = {:1}',
    'x = {1: *a}',
    '[**a]',
    '(**a)',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
