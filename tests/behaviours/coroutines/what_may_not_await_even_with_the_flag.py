"""Class bodies, lambdas and functions at the outermost level may not await, nor may that level return or yield."""

import ast

for text in ('await x', 'async with x: pass', 'async for i in x: pass', '[i async for i in x]'):
    try:
        compile(text, '<text>', 'exec')
    except SyntaxError as error:
        print(text, '-', error.msg)

for text in (
    'class C: await x', 'lambda: await x', 'def f(): await x', 'return 1', 'yield 1', 'yield from x',
    'def f():\n    async with x: pass',
):
    try:
        compile(text, '<text>', 'exec', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        print(repr(text), '-', error.msg)
