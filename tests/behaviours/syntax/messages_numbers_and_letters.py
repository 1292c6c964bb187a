"""Letters after numbers: only those of ASCII are taken for a part of the number."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    '2Δ\n',
    '12 3ÿ\n',
    '1_a\n',
    '1a\n',
    '0x1g\n',
    '1.5z\n',
    '3jx\n',
    '5if x else 1\n',
    '1e+',
    '1e-+4\n',
    '1e',
    '1.5e+x\n',
):
    report(text)
