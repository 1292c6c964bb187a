"""Tokens become the text that they are of again; without places, text with the same tokens."""

import io
import tokenize

text = 'def f(a, b = 2):\n    if a:\n        return f"x{a!r}{{}}" \\\n            + \'y\'   # why\n\nx = [1,\n  2]\n'
tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
print(tokenize.untokenize(tokens) == text)
octets = text.encode()
print(tokenize.untokenize(tokenize.tokenize(io.BytesIO(octets).readline)) == octets)
again = tokenize.untokenize(token[:2] for token in tokens)
print([token[:2] for token in tokenize.generate_tokens(io.StringIO(again).readline)] == [token[:2] for token in tokens])
try:
    tokenize.untokenize([tokens[5], tokens[0]])
except ValueError as error:
    print(error)
