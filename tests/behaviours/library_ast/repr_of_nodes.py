"""The repr of a node shows a few levels, and the ends of lists."""
import ast
print(ast.parse('x = 1 + f(2)\ny = 3\nz = 4'))
print(ast.parse('x', mode='eval'), ast.Name('a'), ast.AST())
print(ast.Constant('text'), [ast.Load()])
