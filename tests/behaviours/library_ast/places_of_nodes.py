"""Nodes know their lines, and their columns in octets."""
import ast
text = 'é = "ü" + f(\n    x,\n    y=2)\n@d\ndef g(a: int): return (a, 1)\nz = f(i for i in j); w = ((a))\n'
for node in ast.walk(ast.parse(text)):
    if 'lineno' in node._attributes:
        print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset,
              repr(ast.get_source_segment(text, node)))
