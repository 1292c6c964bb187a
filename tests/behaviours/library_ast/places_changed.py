"""Places are copied, filled in and moved."""
import ast
tree = ast.parse('x + 1')
value = tree.body[0].value
ast.increment_lineno(value, 3)
print(value.lineno, value.left.end_lineno, tree.body[0].lineno)
copied = ast.copy_location(ast.Constant(3), value)
print(copied.lineno, copied.col_offset, copied.end_lineno, copied.end_col_offset)
made = ast.Expr(ast.Call(ast.Name('f'), [ast.Constant(1)], []), lineno=7, col_offset=2)
ast.fix_missing_locations(made)
print([(type(node).__name__, node.lineno, node.col_offset) for node in ast.walk(made) if hasattr(node, 'lineno')])
