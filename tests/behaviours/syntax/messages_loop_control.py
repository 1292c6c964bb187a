"""Messages and places of errors in return, break and continue."""
SOURCES = [
    'return 1',
    'class A:\n  return 1',
    'break',
    'if x: continue',
    'def f():\n  for x in y: pass\n  break',
    'while x:\n  def f(): break',
    'for x in y:\n  class A: continue',
    'try:\n  pass\nexcept* A:\n  break',
    'for x in y:\n  try:\n    pass\n  except* A:\n    continue',
    'def f():\n  try:\n    pass\n  except* A:\n    return',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
