"""Nothing binds or deletes __debug__."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'del __debug__\n',
    'del x.__debug__\n',
    'del (a, __debug__)\n',
    '__debug__ = 1\n',
    'x.__debug__ = 1\n',
    '(x): (__debug__ := 3)\n',
    'f(__debug__=1)\n',
    'import __debug__\n',
    'def f(__debug__): pass\n',
):
    report(text)
