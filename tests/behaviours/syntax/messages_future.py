"""Messages and places of errors in future imports and star imports."""
SOURCES = [
    'from __future__ import nothing_known',
    'x = 1\nfrom __future__ import division',
    'from __future__ import braces',
    'def f():\n  from a import *',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
