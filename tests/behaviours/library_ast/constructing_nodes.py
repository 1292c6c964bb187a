"""Constructors take fields by position and name, fill in defaults, and complain about the rest."""
import ast
import warnings
def attempt(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            node = function()
        except Exception as error:
            print(type(error).__name__, error)
        else:
            print(sorted(vars(node)))
    for warning in caught:
        print(' ', warning.category.__name__, warning.message)
attempt(lambda: ast.Name('a'))
attempt(lambda: ast.Name('a', ast.Store(), lineno=3))
attempt(lambda: ast.Name())
attempt(lambda: ast.Name('a', ast.Load(), 3))
attempt(lambda: ast.Name('a', id='b'))
attempt(lambda: ast.Name('a', extra=1))
attempt(lambda: ast.Module())
attempt(lambda: ast.FunctionDef('f', ast.arguments()))
attempt(lambda: ast.AST(1))
print(ast.Name('a').ctx, ast.FunctionDef('f', ast.arguments()).returns, ast.Constant(1).kind)
