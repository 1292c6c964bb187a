"""compile_command tells whole texts from those that more has to follow and from wrong ones."""
from codeop import compile_command
for text in ('x = 1', 'if x:', 'if x:\n    y', 'if x:\n    y\n', '(1,', '"""a', 'def f(): pass', 'def f(): pass\n', '', '# comment',
             'x =', 'a b', ')', 'try:\n    a\nexcept: b', '@d', 'for x in y:', 'x = [\n1', "'abc", '1 +'):
    try:
        code = compile_command(text)
    except SyntaxError as error:
        print(repr(text), type(error).__name__)
    else:
        print(repr(text), 'more' if code is None else 'whole')
