"""literal_eval takes literals and containers of them, and nothing else."""
import ast
for text in ('1', '-1.5', '+2', '1+2j', '-1-2j', '"a" "b"', 'b"x"', '[1, (2,), {3}, None, True]', '{1: [2]}', 'set()', ' \t1',
             '...', '()', '1 + 2', 'f()', 'a', 'frozenset()', '-"a"', '{**{}}', 'f"a"', '[a\n]', '1 +', '-True', '{[]: 1}'):
    try:
        print(repr(ast.literal_eval(text)))
    except Exception as error:
        print(type(error).__name__, error)
print(ast.literal_eval(ast.parse('[1]', mode='eval')), ast.literal_eval(ast.Constant('c')))
