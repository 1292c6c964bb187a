"""Messages and places of errors in coroutines and generators."""
SOURCES = [
    'yield',
    'class A:\n  yield 1',
    'await x',
    'def f():\n  await x',
    'def f():\n  async with x: pass',
    'def f():\n  async for x in y: pass',
    'def f():\n  [x async for x in y]',
    'async def f():\n  return 1\n  yield',
    'async def f():\n  yield from x',
    '[(yield x) for x in y]',
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
