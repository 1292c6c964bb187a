"""Trees are copied, replaced and compared."""
import ast
import copy
tree = ast.parse('a + b')
twin = copy.deepcopy(tree)
print(ast.dump(twin), twin.body[0] is tree.body[0], ast.compare(tree, twin))
twin.body[0].value.left.id = 'c'
print(ast.compare(tree, twin), ast.compare(ast.parse('a'), ast.parse(' \na')),
      ast.compare(ast.parse('a'), ast.parse('\na'), compare_attributes=True))
print(copy.replace(ast.Name('x'), id='y').id)
try:
    copy.replace(ast.Name('x'), name='y')
except TypeError as error:
    print(error)
