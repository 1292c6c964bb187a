"""Text that cannot be split into tokens is refused at its place."""

import io
import tokenize

for text in ('"abc', '"""abc', '(1,\n', 'if 1:\n   a\n  b\n', '1__0\n', 'a\\', 'a $ b ? `c`\n', '12if x\n', ')\n', 'if x:\n        a\n\tb\n'):
    try:
        print([token.string for token in tokenize.generate_tokens(io.StringIO(text).readline)])
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__, error.args)
