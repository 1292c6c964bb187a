"""Texts that cannot be cut into tokens."""
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
    "'abc\n",
    "'''abc\n",
    '(1,\n',
    'if x:\n    y\n  z\n',
    "f'{x'\n",
    'if x:\n\ty\n        z\n',
    '1__0\n',
    'a\\\n',
    '0b12\n',
    '0x\n',
):
    show(text)
