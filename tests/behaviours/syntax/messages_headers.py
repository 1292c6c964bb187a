"""Messages and places of errors in the headers of compound statements."""
SOURCES = [
    'if x\n    pass',
    'while x\n  pass',
    'for x in y\n  pass',
    'def f()\n  pass',
    'class A\n  pass',
    'else:\n  pass',
    'elif x:\n  pass',
    'for 1 in x: pass',
    'for x y: pass',
    'for x in: pass',
    'while: pass',
    'if: pass',
    'def: pass',
    'def f: pass',
    'def 1(): pass',
    'class: pass',
    'with',
    'with x as 1: pass',
    'with x as f(): pass',
    '@\ndef f(): pass',
    '@x\ny = 1',
    'match x:\n  case 1\n    pass',
    'match x\n  case 1: pass',
    'class A(x for x in y): pass',
    'async def f(): yield from x',
    'else',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
