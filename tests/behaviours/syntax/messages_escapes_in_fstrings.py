"""A wrong escape in an f-string is shown where its text stands."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'f"\\xZZ"\n',
    'f"{x}\\xZZ"\n',
    'f"a{x}b\\N{NOPE}{y}"\n',
    'f"ok" f"\\xZZ"\n',
    '"\\xZZ"\n',
    'x = (1,\n  f"\\u12")\n',
    't"{x}\\x1"\n',
):
    report(text)
