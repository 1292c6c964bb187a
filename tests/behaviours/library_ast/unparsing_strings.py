"""unparse chooses quotes and escapes that keep strings what they are."""
import ast
for text in (r"'it\'s'", '''"it's"''', r"'a\nb'", r"'\\'", r"b'ab\x00'", "u'u'", r"'\ud800'", '"""a\"b\'c"""', "f'{a}'", "f'{{}}'",
             "f'{a!r:>{b}}'", '''f'{a["b"]}\'''', '''f"{a}'s"''', r"f'{a}\n'", "f'{ {1: 2} }'", "f'{a=}'", "f'{a:%H:%M}'",
             "f'{(lambda: 1)()}'", "t'{a!s:x}b'", r"'\t\x7f\u200b'"):
    tree = ast.parse(text)
    written = ast.unparse(tree)
    print(written, ast.compare(ast.parse(written), tree))
