"""Strings with fields become a token for each literal part and the tokens of the fields."""

import io
import tokenize

for text in (
    'f"a{x!r:>{w}}b"', "f'''a\n{x}\nb'''", "f'{{}}{a[\"b\"]}'", "f'{x=}'", "f'{a:=5}{a!=b}'", "rf'\\{x}'", "f'\\N{DASH}{x}'", 't"a{b:c}"',
    "f'{lambda x: 1}'", "f'{x:%H:%M}'", "f''",
):
    print(repr(text))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        print('   ', tokenize.tok_name[token.type], repr(token.string), token.start, token.end)
