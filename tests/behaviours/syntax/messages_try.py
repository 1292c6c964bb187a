"""Messages and places of errors in try statements."""
SOURCES = [
    'try\n  pass',
    'except:\n  pass',
    'finally:\n pass',
    'try: pass',
    'try: pass\nfinally pass',
    'try: pass\nexcept: pass\nexcept A: pass',
    'try: pass\nexcept A, B as c: pass',
    'try: pass\nexcept* : pass',
    'try: pass\nexcept A: pass\nexcept* B: pass',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
