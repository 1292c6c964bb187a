"""Annotations of what is no plain name are checked, and never evaluated."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    '(x): (yield)\n',
    'x.y: (yield from a)\n',
    'x[0]: (y := 3)\n',
    '(x): (await y)\n',
    'def f():\n    (x): (y := 1)\n',
    'x: (yield)\n',
    'from __future__ import annotations\nx: (yield)\n',
    'from __future__ import annotations\ndef f(x: (y := 1)): pass\n',
    'from __future__ import annotations\ndef f() -> (yield): pass\n',
):
    report(text)
