"""Messages and places of errors in the targets of assignments."""
SOURCES = [
    '1 = x',
    "'a' = x",
    'f() = 1',
    'a + b = 1',
    '-a = 1',
    '(a, 1) = x',
    '[a, f()] = x',
    'a = 1 = b',
    'x if y else z = 1',
    'lambda: x = 1',
    '{1} = x',
    '{} = x',
    '[x for x in y] = 1',
    '(x for x in y) = 1',
    '`a` = 1',
    "f'{a}' = 1",
    '... = 1',
    'a < b = 1',
    'not a = 1',
    'a and b = 1',
    'await x = 1',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
