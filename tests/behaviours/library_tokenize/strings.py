"""Strings with prefixes and of several lines."""
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
    '\'a\' "b" rb\'c\' Rb"d" u\'e\'\n',
    "'''a\nb''' + 1\n",
    "'a\\'b'\n",
    "'a\\\nb'\n",
    '""\n',
    "''''''\n",
):
    show(text)
