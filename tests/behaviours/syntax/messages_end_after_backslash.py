"""A backslash at the end of the text is an unexpected end."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    '\\\n',
    'x = \\\n',
    'x = 5\\\n',
    'x = \\',
    'if \\\n',
    'a\\\n\\\n',
):
    report(text)
