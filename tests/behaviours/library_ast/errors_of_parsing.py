"""parse raises SyntaxError with the place, and ValueError for an unknown mode."""
import ast
for text in ('(', 'a b', 'x = ', 'f() = 1', 'def f(:', '  a'):
    try:
        ast.parse(text, filename='some')
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename, error.lineno, error.offset)
for text in ('return 1', 'await x', 'yield', 'break'):
    print(ast.dump(ast.parse(text)))
try:
    ast.parse('x', mode='other')
except ValueError as error:
    print(error)
print(ast.dump(ast.parse('(int, *str) -> x', mode='func_type')))
