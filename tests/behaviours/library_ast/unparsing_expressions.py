"""unparse writes expressions with no more parentheses than are needed."""
import ast
for text in ('a and b or c', 'a and (b or c)', '(a and b) and c', 'not (a and b)', '(not a) in b', '2 ** -1', '(-1) ** 2',
             'a ** b ** c', '(a ** b) ** c', 'a - (b - c)', 'a - b - c', 'a @ b % c', '(a | b) & c', 'a < b < c', '(a < b) < c',
             'a if (b if c else d) else e', '(a if b else c) if d else e', 'lambda: 0', '(lambda a, *b: a)()', '(yield)',
             '(a := b)', 'f((yield))', 'f(x for x in y)', '[i for i in (a if b else c)]', 'x[1, 2]', 'x[(1,)]', 'x[1:2, ::3]',
             '(1).real', '1.5.real', '{**a}', '{*()}', '(1,)', '()', '(*a, b)', 'x[*a]', '...', '1e999', '-1j',
             '[*a, b]'):
    tree = ast.parse(text)
    written = ast.unparse(tree)
    print(written, ast.compare(ast.parse(written), tree))
