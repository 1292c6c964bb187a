"""dump shows the nodes of a tree, with or without names, places and empty fields."""
import ast
tree = ast.parse('def f(a, *b, c=1) -> int:\n    return a')
print(ast.dump(tree))
print(ast.dump(tree, annotate_fields=False))
print(ast.dump(ast.parse('x = [1]'), indent=2))
print(ast.dump(ast.parse('x = [1]'), include_attributes=True))
print(ast.dump(ast.parse('f()'), indent=1, show_empty=True))
print(ast.dump(ast.Constant(1, 'u')), ast.dump(ast.Constant(None)), ast.dump(ast.arguments()))
try:
    ast.dump(3)
except TypeError as error:
    print(error)
