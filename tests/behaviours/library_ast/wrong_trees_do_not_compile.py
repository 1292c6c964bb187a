"""compile refuses trees that no text has."""
import ast
def attempt(tree, mode='exec'):
    try:
        compile(tree, 'f', mode)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print('compiled')
fix = ast.fix_missing_locations
name = ast.Name('x')
attempt(ast.Module([ast.Expr(ast.Constant(1))], []))
attempt(ast.parse('1'), 'eval')
attempt(ast.parse('1', mode='eval'))
attempt(name, 'eval')
attempt(fix(ast.Expression(ast.Name('x', ast.Store()))), 'eval')
attempt(fix(ast.Module([ast.If(name, [], [])], [])))
attempt(fix(ast.Module([ast.Assign([], name)], [])))
attempt(fix(ast.Module([ast.Delete([])], [])))
attempt(fix(ast.Expression(ast.Constant([1]))), 'eval')
attempt(fix(ast.Module([ast.Raise(None, name)], [])))
attempt(fix(ast.Module([ast.Try([ast.Pass()], [], [], [])], [])))
attempt(fix(ast.Expression(ast.BoolOp(ast.And(), [name]))), 'eval')
attempt(fix(ast.Expression(ast.Compare(name, [], []))), 'eval')
attempt(fix(ast.Expression(ast.Dict([name], []))), 'eval')
node = fix(ast.parse('a + b', mode='eval'))
del node.body.left
attempt(node, 'eval')
