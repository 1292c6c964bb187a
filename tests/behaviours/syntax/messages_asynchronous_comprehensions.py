"""Asynchronous comprehensions outside of asynchronous functions: the outermost one is shown."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    '[x async for x in y]\n',
    '[[x async for x in y] for y in z]\n',
    'def f():\n    [[await x for x in y] for y in z]\n',
    'type T = [await x for x in y]\n',
    'def f[T: [await x for x in y]](): pass\n',
    'async def f(x: [await y for y in z]): pass\n',
    'async def f():\n    return [[x async for x in y] for y in z]\n',
):
    report(text)
