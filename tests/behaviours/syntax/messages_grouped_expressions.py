"""Parentheses that only group are no part of what is shown."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'f((x)=2)\n',
    'f(((x))=2)\n',
    'f((x + y)=2)\n',
    'match x:\n  case 42 as (a + 1): pass\n',
    'import a from b as c\n',
    'import a.b from c.d as e\n',
    'import a from b\n',
    'spam(a=1, (b := 2))\n',
    'f(a=1, (b), c)\n',
):
    report(text)
