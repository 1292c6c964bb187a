"""The compiler counts columns in bytes, and the parser in characters."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'return "ä"\n',
    '"é"; return 1\n',
    '"é"; x = = 1\n',
    'def f():\n    "ö"; nonlocal x\n',
    '"ü"; break\n',
    '"ü"; f() = 1\n',
    '"日本"; yield 1\n',
):
    report(text)
