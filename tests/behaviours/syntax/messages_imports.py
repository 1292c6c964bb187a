"""Messages and places of errors in imports."""
SOURCES = [
    'import',
    'import a.',
    'from a import',
    'from a import (b',
    'from . import *, a',
    'import a as b.c',
    'from a import b as',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
