"""walk, iter_fields and iter_child_nodes go through trees."""
import ast
tree = ast.parse('a = f(b, c=1)')
print([type(node).__name__ for node in ast.walk(tree)])
print([name for name, _ in ast.iter_fields(tree.body[0])])
print([type(node).__name__ for node in ast.iter_child_nodes(tree.body[0])])
class Visitor(ast.NodeVisitor):
    def visit_Name(self, node): print('name', node.id)
    def visit_Constant(self, node): print('constant', node.value); return 'seen'
    def visit_Call(self, node): print('call'); self.generic_visit(node)
Visitor().visit(tree)
print(Visitor().visit(ast.Constant(5)))
