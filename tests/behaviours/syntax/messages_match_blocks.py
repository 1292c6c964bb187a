"""The block of a match begins with a case."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'match x:\n    y = 3\n',
    'match x:\n    pass\n',
    'match x, y:\n    if x: pass\n',
    'match x x:\n    case 1: pass\n',
    'match x:\ncase 1: pass\n',
    'match x:\n    case Foo(__debug__=1): pass\n',
    'match x:\n    case a, __debug__: pass\n',
):
    report(text)
