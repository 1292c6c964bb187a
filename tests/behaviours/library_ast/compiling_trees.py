"""compile makes code of trees, and errors are found in the lines of the tree."""
import ast
import sys
print(eval(compile(ast.parse('1 + 2', mode='eval'), 'f', 'eval')))
tree = ast.parse('def f(x):\n    y = x * 2\n\n    return y\nresult = f(4)')
space = {}
exec(compile(tree, 'f', 'exec'), space)
print(space['result'], space['f'].__code__.co_name)
class Double(ast.NodeTransformer):
    def visit_Constant(self, node): return ast.copy_location(ast.Constant(node.value * 2), node)
print(eval(compile(Double().visit(ast.parse('[1, "a", 2]', mode='eval')), 'f', 'eval')))
tree = ast.parse('\n\nx = 1\nif x:\n    y = [\n        1,\n        2]\n    z = 1 / 0\n')
try:
    exec(compile(tree, 'some_file', 'exec'))
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_filename)
made = ast.Module([ast.Assign([ast.Name('q', ast.Store())], ast.Constant((1, None, ...)))], [])
exec(compile(ast.fix_missing_locations(made), 'f', 'exec'), space)
print(space['q'])
exec(compile(ast.Interactive(ast.parse('space["r"] = 3').body), 'f', 'single'), {'space': space})
print(space['r'], ast.dump(compile('x', 'f', 'eval', ast.PyCF_ONLY_AST)))
