"""Indentation, empty lines and comments between blocks."""
import io
import tokenize


def show(text):
    print(repr(text))
    try:
        for found in tokenize.generate_tokens(io.StringIO(text).readline):
            print("   ", tokenize.tok_name[found.exact_type], repr(found.string), found.start, found.end, repr(found.line))
    except (tokenize.TokenError, SyntaxError) as error:
        print("   ", type(error).__name__, error.args)


for text in (
    'if x:\n  y\n',
    'if x:\n  y',
    'if x:\n  y\n\n# c\nz\n',
    'if x:\n  y\n  # c\n # d\nz',
    'if x:\n  if y:\n    z\n',
    '  x\n',
    'x  \n  ',
    'def f():\n\tif 1:\n\t\tpass\n\treturn 2\nx\n',
):
    show(text)
