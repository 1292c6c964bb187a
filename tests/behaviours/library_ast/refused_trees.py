"""Trees that no text has are refused in the words of CPython: patterns, names, and lists that hold None."""
import ast
x = ast.Name('x', ast.Load())
PATTERNS = {
    "value_name": ast.MatchValue(x),
    "value_call": ast.MatchValue(ast.Call(x, [], [])),
    "value_tuple": ast.MatchValue(ast.Constant((1,))),
    "value_true": ast.MatchValue(ast.Constant(True)),
    "value_neg": ast.MatchValue(ast.UnaryOp(ast.USub(), ast.Constant('a'))),
    "value_uadd": ast.MatchValue(ast.UnaryOp(ast.UAdd(), ast.Constant(1))),
    "value_bin": ast.MatchValue(ast.BinOp(ast.Constant(1), ast.Mult(), ast.Constant(2j))),
    "value_bin2": ast.MatchValue(ast.BinOp(ast.Constant(1j), ast.Add(), ast.Constant(2j))),
    "single": ast.MatchSingleton('xxx'),
    "single_int": ast.MatchSingleton(1),
    "map_len": ast.MatchMapping([ast.Constant(1)], []),
    "map_name": ast.MatchMapping([x], [ast.MatchAs()]),
    "map_rest": ast.MatchMapping([], [], rest='_'),
    "map_rest2": ast.MatchMapping([], [], rest='True'),
    "map_star": ast.MatchMapping([ast.Constant(1)], [ast.MatchStar('a')]),
    "cls_call": ast.MatchClass(ast.Call(x, [], []), [], [], []),
    "cls_attrs": ast.MatchClass(x, [], ['a'], []),
    "cls_kw": ast.MatchClass(x, [], ['True'], [ast.MatchAs()]),
    "cls_dup": ast.MatchClass(x, [], ['_'], [ast.MatchAs()]),
    "cls_star": ast.MatchClass(x, [ast.MatchStar('x')], [], []),
    "star": ast.MatchStar('x'),
    "seq_star": ast.MatchSequence([ast.MatchStar('_')]),
    "seq_star2": ast.MatchSequence([ast.MatchStar('True')]),
    "or0": ast.MatchOr([]),
    "or1": ast.MatchOr([ast.MatchSingleton(None)]),
    "or_star": ast.MatchOr([ast.MatchSingleton(None), ast.MatchStar('a')]),
    "as_under": ast.MatchAs(name='_'),
    "as_pat": ast.MatchAs(ast.MatchSingleton(None), None),
    "as_pat2": ast.MatchAs(ast.MatchSingleton(None), '_'),
    "as_star": ast.MatchAs(ast.MatchStar('q'), 'z'),
    "as_true": ast.MatchAs(name='True'),
}
for name, pattern in PATTERNS.items():
    tree = ast.fix_missing_locations(ast.Module([ast.Match(x, [ast.match_case(pattern, body=[ast.Pass()])])], []))
    try:
        compile(tree, "f", "exec")
        print(name, "compiled")
    except ValueError as error:
        print(name, error)


def trees(name):
    yield "function", ast.FunctionDef(name, ast.arguments([], [], None, [], [], None, []), [ast.Pass()], [])
    yield "class", ast.ClassDef(name, [], [], [ast.Pass()], [])
    yield "import", ast.Import([ast.alias(name)])
    yield "import as", ast.Import([ast.alias("x", name)])
    yield "import from", ast.ImportFrom("m", [ast.alias(name)], 0)
    yield "except", ast.Try([ast.Pass()], [ast.ExceptHandler(x, name, [ast.Pass()])], [], [])
    yield "name", ast.Expr(ast.Name(name, ast.Load()))
    yield "type variable", ast.TypeAlias(ast.Name("A", ast.Store()), [ast.TypeVar(name)], x)
    yield "level", ast.ImportFrom("m", [ast.alias("x")], -2)
    yield "annotated", ast.AnnAssign(ast.Attribute(x, "y", ast.Store()), x, None, 1)
    yield "list", ast.Expr(ast.List([None], ast.Load()))
    yield "if", ast.If(x, [None], [])
    yield "compare", ast.Expr(ast.Compare(x, [ast.Lt()], [None]))
    yield "boolean", ast.Expr(ast.BoolOp(ast.And(), [x, None]))
    yield "targets", ast.Assign([None], x)
    yield "decorators", ast.FunctionDef("f", ast.arguments([], [], None, [], [], None, []), [ast.Pass()], [None])
    yield "arguments", ast.Expr(ast.Call(x, [None], []))


for name in ("True", "None", "False"):
    for label, tree in trees(name):
        tree = ast.fix_missing_locations(ast.Module([tree], []))
        try:
            compile(tree, "f", "exec")
            print(label, name, "compiled")
        except (TypeError, ValueError) as error:
            print(label, name, type(error).__name__, error)
