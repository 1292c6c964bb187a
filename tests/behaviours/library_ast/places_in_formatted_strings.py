"""The parts of an f-string have places of their own."""
import ast
text = "x = f'ab{c!r:>{d}}e{f}'\ny = f'''{\n  g}'''\n"
for node in ast.walk(ast.parse(text)):
    if 'lineno' in node._attributes:
        print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
