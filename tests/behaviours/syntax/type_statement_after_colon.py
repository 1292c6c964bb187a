"""A type statement may stand behind the colon of a block."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'class C: type X = int\n',
    'if 1: type X[T] = list[T]\n',
    'def f(): type X = (yield)\n',
    'for i in y: type X = i\n',
    'type X = int; type Y = X\n',
    'type = 1\n',
    'x: type\n',
):
    report(text)
