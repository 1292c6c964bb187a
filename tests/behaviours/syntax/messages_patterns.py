"""Messages and places of errors in patterns."""
SOURCES = [
    'match x:\n  case a: pass\n  case b: pass',
    'match x:\n  case _ | 1: pass',
    'match x:\n  case a | b: pass',
    'match x:\n  case [a, a]: pass',
    'match x:\n  case {1: a, 1: b}: pass',
    'match x:\n  case [*a, *b]: pass',
    "match x:\n  case {**a, 'b': 1}: pass",
    'match x:\n  case A(b=1, 2): pass',
    'match x:\n  case A(b=1, b=2): pass',
    'match x:\n  case 1 + 2: pass',
    'match x:\n  case f(): pass',
    'match x:\n  case {a: 1}: pass',
    'match x:\n  case (a as _): pass',
    'match x:\n  case a.b as c.d: pass',
    "match x:\n  case 'a' + 'b': pass",
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
