"""Ends of lines and of the text, within brackets and outside."""
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
    '',
    '\n',
    'x',
    '# c',
    '# c\r\n',
    'a\r\nb\r\n',
    'a = (1,\n  2)\n',
    '[\n# c\n1\n]\n',
    'x = \\\n 1\n',
    'x;y\n',
    '\x0ca\n',
):
    show(text)
