"""Every expression has its node."""
import ast
for text in ('a and b or c', '(x := 1)', 'a + b * c', '-a', 'not b', 'lambda a, /, b=1: c', 'a if b else c', '{a: b, **c}',
             '{a, b}', '[i for i in j if k if l]', '{i: j for i, j in k}', '(i async for i in j)', 'a < b is not c',
             'f(a, *b, c=d, **e)', 'a.b[c:d:e, ::f]', '(1, *a)', '[a, b]', '...', '1.5j', "b'a'", "u'a'", "f'{a!r:>{b}}c'",
             'x[*a]', "'a' 'b'", '10 ** 30', 'f(x for x in y)'):
    print(ast.dump(ast.parse(text, mode='eval').body))
