"""Errors in fields of t-strings name t-strings."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    "t'{=x}'\n",
    "t'{x;y}'\n",
    "t'{x=y}'\n",
    "t'{lambda:1}'\n",
    "t'{x:{;}}'\n",
    "t'{}'\n",
    "t'{!r}'\n",
    "t'{x!}'\n",
    "t'{x!z}'\n",
    "t'}'\n",
    "t'{x'\n",
    "t'a' 'b'\n",
):
    report(text)
