"""Letters before a string that do not go together are named."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'ub""\n',
    'bu""\n',
    'ur""\n',
    'uf""\n',
    'ut""\n',
    'bf""\n',
    'bt""\n',
    'ft""\n',
    'burft"{x}"\n',
    'turf"{x}"\n',
    'brft""\n',
    'xyz""\n',
    'rr""\n',
):
    report(text)
