"""A format specification in a string of one line ends with the line."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    "f'{1:d\n}'\n",
    "f'{x:\n{y}}'\n",
    "t'{1:d\n}'\n",
    "f'''{1:d\n}'''\n",
    "f'{1\n}'\n",
    "f'{x!s'\n",
    "f'{x!'\n",
):
    report(text)
