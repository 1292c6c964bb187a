"""Messages and places of errors in augmented and annotated assignments."""
SOURCES = [
    'a, b += 1',
    '(a) += 1',
    'f() += 1',
    '1 += 1',
    '[a] += 1',
    'x: int, y = 1',
    '(x, y): int = 1',
    '[x]: int',
    'f(): int',
    'global x; x: int',
    'a = b = c += 1',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
