"""Tokens are put together again to the text that they came from."""
import io
import tokenize

SOURCES = [
    "x  =  1 # c\n",
    "if x:\n    y = (1,\n         2)\n\nz\n",
    "x = 1 + \\\n    2\n",
    "f'{a!r:>{w}} {{b}}'\n",
    "def f():\n\tpass\n",
    "s = '''a\nb'''\n",
]
for source in SOURCES:
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    print(tokenize.untokenize(tokens) == source)
pairs = [(tokenize.NAME, "x"), (tokenize.OP, "="), (tokenize.NUMBER, "1"), (tokenize.NEWLINE, "\n")]
print(repr(tokenize.untokenize(pairs)))
encoded = list(tokenize.tokenize(io.BytesIO("é = 1\n".encode()).readline))
print(encoded[0], tokenize.untokenize(encoded))
try:
    tokenize.untokenize([(1, "a", (2, 0), (2, 1), "a"), (1, "b", (1, 0), (1, 1), "b")])
except ValueError as error:
    print(error)
