"""No := in the iterable of a comprehension, however deep."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    '[i for i in (lambda: (j := 1))()]\n',
    '[i for i in [j for j in y if (j := True)]]\n',
    '{i for i in {(j := True) for j in y}}\n',
    '{i: 1 for i in [k for k in (j := y)]}\n',
    '[i for i in f(lambda: [k := 1])]\n',
    '[(j := i) for i in y]\n',
    '{(i := 0): (i := 0) for i in y}\n',
):
    report(text)
