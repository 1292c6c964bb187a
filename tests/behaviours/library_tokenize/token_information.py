"""Tokens are tuples with names, and know the exact type of signs."""
import io
import tokenize

tokens = list(tokenize.generate_tokens(io.StringIO("a += (1)\n").readline))
for found in tokens:
    print(found)
sign = tokens[1]
print(sign.type == tokenize.OP, sign.exact_type == tokenize.PLUSEQUAL, sign[1:3], sign._fields)
print(tokens[0].exact_type == tokens[0].type, tokens[0] == (tokenize.NAME, "a", (1, 0), (1, 1), "a += (1)\n"))
lines = iter(["x\n"])
print([found.string for found in tokenize.generate_tokens(lambda: next(lines))])
