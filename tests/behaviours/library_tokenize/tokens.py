"""Text is split into tokens with their places, comments and ends of lines included."""

import io
import tokenize

text = '''# first
def f(x, *, y=1_000.5e-3j):
    """doc
    string"""

    return x @ y != 0x_ff  # last
  # out of place
class A: pass
a = \\
    b'bytes' ; c := ... ->'''
for token in tokenize.generate_tokens(io.StringIO(text).readline):
    print(tokenize.tok_name[token.type], tokenize.tok_name[token.exact_type], repr(token.string), token.start, token.end)
print(token)
