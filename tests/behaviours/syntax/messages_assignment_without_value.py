"""A wrong target is named even where the value is missing."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    '3 =\n',
    'f() =\n',
    'a + b =\n',
    'a == b =\n',
    '"s" =\n',
    'f"{x}" =\n',
    'x = 3 =\n',
    'x =\n',
    '(a, 1) =\n',
    'None =\n',
):
    report(text)
