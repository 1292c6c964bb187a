"""What cannot be annotated is named."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'f-string: expecting\n',
    'a + b: int\n',
    'f(): int\n',
    '1: int = 2\n',
    '(a, b): int\n',
    '[a, b]: int\n',
    'a, b: int\n',
    '(x): int\n',
    'x.y: int\n',
    'not a: int\n',
):
    report(text)
