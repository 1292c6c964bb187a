"""A transformer replaces, removes and adds nodes."""
import ast
class Change(ast.NodeTransformer):
    def visit_Name(self, node): return ast.copy_location(ast.Name(node.id.upper(), node.ctx), node)
    def visit_Assert(self, node): return None
    def visit_Pass(self, node): return [ast.Expr(ast.Constant(1)), ast.Expr(ast.Constant(2))]
    def visit_Return(self, node): node.value = None; return node
tree = Change().visit(ast.parse('def f(a):\n    assert a\n    pass\n    x = a + b\n    return x'))
print(ast.unparse(ast.fix_missing_locations(tree)))
print(type(Change().visit(ast.parse('x', mode='eval')).body).__name__)
