"""Node classes have fields, attributes, types of fields, and a place in the grammar."""
import ast
print(ast.Name._fields, ast.Name._attributes, ast.Name.__match_args__, ast.Name.__doc__)
print(ast.FunctionDef._field_types)
print(ast.Module._attributes, ast.arg._attributes, ast.Load._fields)
print(issubclass(ast.Name, ast.expr), issubclass(ast.If, ast.stmt), issubclass(ast.Add, ast.operator), ast.expr.__mro__)
print(ast.boolop.__doc__)
match ast.parse('a + 1', mode='eval').body:
    case ast.BinOp(ast.Name(name), ast.Add(), ast.Constant(value)):
        print(name, value)
print(ast.parse('a').body[0].value.ctx is ast.parse('b').body[0].value.ctx, ast.Load() is ast.Load())
