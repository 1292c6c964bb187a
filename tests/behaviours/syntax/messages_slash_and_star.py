"""Slash and star in parameter lists, and what has to be between them."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'def f(a, /*): pass\n',
    'def f(a, /*, b): pass\n',
    'lambda a, /*b: 1\n',
    'def f(/): pass\n',
    'def f(/, a): pass\n',
    'lambda /: 1\n',
    'lambda /, a: 1\n',
    'def f(a, /, b, /): pass\n',
    'def f(*a, /): pass\n',
    'lambda a, *, b, /: 1\n',
):
    report(text)
