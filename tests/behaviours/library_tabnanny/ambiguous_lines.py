"""tabnanny finds lines whose indentation depends on the width of a tab."""
import io
import tabnanny
import tokenize

for text in ('if 1:\n    a\n    b\n', 'if 1:\n\ta\n\tb\n', 'if 1:\n        a\n\tb\n', 'if 1:\n  if 2:\n\tx\n',
             '\tif 1:\n        a\n'):
    try:
        tabnanny.process_tokens(tokenize.generate_tokens(io.StringIO(text).readline))
        print('fine')
    except tabnanny.NannyNag as nag:
        print(nag.get_lineno(), nag.get_msg(), repr(nag.get_line()))
    except (IndentationError, TabError) as error:
        print(type(error).__name__)
for blanks in ('    ', '\t', '  \t', ' \t  '):
    space = tabnanny.Whitespace(blanks)
    print(space.n, space.nt, space.norm, [space.indent_level(size) for size in (1, 4, 8)],
          space.longest_run_of_spaces())
