"""Messages and places of errors in global and nonlocal statements."""
SOURCES = [
    'def f():\n  nonlocal x',
    'def f(x):\n  global x',
    'def f():\n  x = 1\n  global x',
    'def f():\n  print(x)\n  nonlocal x',
    'def f():\n  global x\n  nonlocal x',
    'def f():\n  x: int\n  global x',
    'nonlocal x',
    'def f(x):\n  nonlocal x',
    'class A:\n  nonlocal x',
    'x = 1\nglobal x',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
