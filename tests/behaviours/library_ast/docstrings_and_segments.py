"""get_docstring cleans docstrings, and get_source_segment gives the text of a node."""
import ast
text = '"""module\n   doc"""\nclass A:\n    """  class doc  """\n    x = (1 +\n         2)\ndef f(): pass\n'
tree = ast.parse(text)
print(repr(ast.get_docstring(tree)), repr(ast.get_docstring(tree.body[1])), repr(ast.get_docstring(tree, clean=False)))
print(ast.get_docstring(tree.body[2]))
value = tree.body[1].body[1].value
print(repr(ast.get_source_segment(text, value)), repr(ast.get_source_segment(text, value, padded=True)))
print(ast.get_source_segment(text, ast.Name('x')))
try:
    ast.get_docstring(ast.Name('x'))
except TypeError as error:
    print(error)
