"""The classes of syntax trees, made from the grammar of trees."""

import warnings

_POSITION = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')

# A group begins with its name; its alternatives follow. Those of groups with a star have a place in the text.
_GRAMMAR = """
mod
    Module(stmt* body, type_ignore* type_ignores)
    Interactive(stmt* body)
    Expression(expr body)
    FunctionType(expr* argtypes, expr returns)
stmt *
    FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    Return(expr? value)
    Delete(expr* targets)
    Assign(expr* targets, expr value, string? type_comment)
    TypeAlias(expr name, type_param* type_params, expr value)
    AugAssign(expr target, operator op, expr value)
    AnnAssign(expr target, expr annotation, expr? value, int simple)
    For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    While(expr test, stmt* body, stmt* orelse)
    If(expr test, stmt* body, stmt* orelse)
    With(withitem* items, stmt* body, string? type_comment)
    AsyncWith(withitem* items, stmt* body, string? type_comment)
    Match(expr subject, match_case* cases)
    Raise(expr? exc, expr? cause)
    Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    Assert(expr test, expr? msg)
    Import(alias* names)
    ImportFrom(identifier? module, alias* names, int? level)
    Global(identifier* names)
    Nonlocal(identifier* names)
    Expr(expr value)
    Pass
    Break
    Continue
expr *
    BoolOp(boolop op, expr* values)
    NamedExpr(expr target, expr value)
    BinOp(expr left, operator op, expr right)
    UnaryOp(unaryop op, expr operand)
    Lambda(arguments args, expr body)
    IfExp(expr test, expr body, expr orelse)
    Dict(expr?* keys, expr* values)
    Set(expr* elts)
    ListComp(expr elt, comprehension* generators)
    SetComp(expr elt, comprehension* generators)
    DictComp(expr key, expr value, comprehension* generators)
    GeneratorExp(expr elt, comprehension* generators)
    Await(expr value)
    Yield(expr? value)
    YieldFrom(expr value)
    Compare(expr left, cmpop* ops, expr* comparators)
    Call(expr func, expr* args, keyword* keywords)
    FormattedValue(expr value, int conversion, expr? format_spec)
    Interpolation(expr value, constant str, int conversion, expr? format_spec)
    JoinedStr(expr* values)
    TemplateStr(expr* values)
    Constant(constant value, string? kind)
    Attribute(expr value, identifier attr, expr_context ctx)
    Subscript(expr value, expr slice, expr_context ctx)
    Starred(expr value, expr_context ctx)
    Name(identifier id, expr_context ctx)
    List(expr* elts, expr_context ctx)
    Tuple(expr* elts, expr_context ctx)
    Slice(expr? lower, expr? upper, expr? step)
expr_context
    Load
    Store
    Del
boolop
    And
    Or
operator
    Add
    Sub
    Mult
    MatMult
    Div
    Mod
    Pow
    LShift
    RShift
    BitOr
    BitXor
    BitAnd
    FloorDiv
unaryop
    Invert
    Not
    UAdd
    USub
cmpop
    Eq
    NotEq
    Lt
    LtE
    Gt
    GtE
    Is
    IsNot
    In
    NotIn
excepthandler *
    ExceptHandler(expr? type, identifier? name, stmt* body)
pattern *
    MatchValue(expr value)
    MatchSingleton(constant value)
    MatchSequence(pattern* patterns)
    MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    MatchStar(identifier? name)
    MatchAs(pattern? pattern, identifier? name)
    MatchOr(pattern* patterns)
type_ignore
    TypeIgnore(int lineno, string tag)
type_param *
    TypeVar(identifier name, expr? bound, expr? default_value)
    ParamSpec(identifier name, expr? default_value)
    TypeVarTuple(identifier name, expr? default_value)
"""

# Classes that are no alternatives of a group; those with a star have a place in the text.
_SINGLE = """
comprehension(expr target, expr iter, expr* ifs, int is_async)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
*arg(identifier arg, expr? annotation, string? type_comment)
*keyword(identifier? arg, expr value)
*alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
"""

_SIMPLE_TYPES = {'identifier': str, 'string': str, 'int': int, 'constant': object}


class AST:
    """A node of a syntax tree."""

    _fields = ()
    _attributes = ()
    _field_types = {}
    # What the grammar says of each field: the type's name, and '', '?', '*' or '?*'.
    _grammar = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = self._fields
        name = cls.__name__
        if len(args) > len(fields):
            raise TypeError(f'{name} constructor takes at most {len(fields)} positional argument'
                            f'{"" if len(fields) == 1 else "s"}')
        remaining = set(fields)
        for field, value in zip(fields, args):
            setattr(self, field, value)
            remaining.discard(field)
        for key, value in kwargs.items():
            if key in fields:
                if key not in remaining:
                    raise TypeError(f'{name} got multiple values for argument {key!r}')
                remaining.discard(key)
            elif key not in self._attributes:
                warnings.warn(
                    f'{name}.__init__ got an unexpected keyword argument {key!r}. Support for arbitrary keyword '
                    'arguments is deprecated and will be removed in Python 3.15.', DeprecationWarning, stacklevel=2)
            setattr(self, key, value)
        if remaining:
            self._fill(cls, remaining)

    def _fill(self, cls, remaining):
        grammar = {field: (kind, count) for kind, count, field in cls._grammar}
        for field in self._fields:
            if field not in remaining:
                continue
            if field not in grammar:
                kind = cls._field_types.get(field)
                if cls._field_types and kind is None:
                    warnings.warn(
                        f"Field {field!r} is missing from {cls.__name__}._field_types. This will become an error in "
                        'Python 3.15.', DeprecationWarning, stacklevel=3)
                continue
            kind, count = grammar[field]
            if '*' in count:
                setattr(self, field, [])
            elif count == '?':
                # The class has None.
                pass
            elif kind == 'expr_context':
                setattr(self, field, Load())
            else:
                warnings.warn(
                    f'{cls.__name__}.__init__ missing 1 required positional argument: {field!r}. This will become an '
                    'error in Python 3.15.', DeprecationWarning, stacklevel=3)

    def __reduce_ex__(self, protocol):
        return _rebuilt, (type(self), dict(self.__dict__))

    def __replace__(self, /, **changes):
        allowed = set(self._fields) | set(self._attributes)
        for name in changes:
            if name not in allowed:
                raise TypeError(f'{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.')
        values = {name: self.__dict__[name] for name in allowed if name in self.__dict__}
        missing = sorted(
            field for kind, count, field in self._grammar
            if field not in values and field not in changes and count == '' and kind != 'expr_context')
        if missing:
            names = ', '.join(map(repr, missing))
            raise TypeError(f'{type(self).__name__}.__replace__ missing {len(missing)} keyword argument'
                            f'{"s" if len(missing) > 1 else ""}: {names}.')
        return type(self)(**{**values, **changes})

    def __repr__(self):
        return _shown(self, 3)


AST.__module__ = 'ast'


def _rebuilt(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


def _shown(value, depth):
    """Return the text of a node down to some depth; of lists only the first and the last item."""
    if isinstance(value, list):
        items = [_shown(each, depth) for each in (value if len(value) <= 2 else [value[0], value[-1]])]
        if len(value) > 2:
            items.insert(1, '...')
        return f'[{", ".join(items)}]'
    if not isinstance(value, AST):
        return repr(value)
    name = 'ast.AST' if type(value) is AST else type(value).__name__
    if depth <= 0:
        return f'{name}(...)'
    return f'{name}({", ".join(f"{field}={_shown(getattr(value, field), depth - 1)}" for field in value._fields)})'


class _FieldTypes:
    """The types of a class's fields, worked out when they are asked for."""

    def __get__(self, node, cls=None):
        cls = type(node) if cls is None else cls
        types = {}
        for kind, count, field in cls._grammar:
            one = _SIMPLE_TYPES.get(kind) or globals()[kind]
            if '*' in count:
                one = list[one]
            elif count == '?':
                one = one | None
            types[field] = one
        cls._field_types = types
        return types


def _parsed(signature):
    """Return the name in a signature, and (type, count, name) of each field."""
    name, _, rest = signature.partition('(')
    fields = []
    for part in filter(None, rest.rstrip(')').split(', ')):
        kind, field = part.split()
        bare = kind.rstrip('?*')
        fields.append((bare, kind[len(bare):], field))
    return name, tuple(fields)


def _make(signature, base, attributes):
    name, grammar = _parsed(signature)
    fields = tuple(field for _, _, field in grammar)
    members = {
        '__doc__': signature, '__module__': 'ast', '_fields': fields, '__match_args__': fields, '_grammar': grammar,
        '_field_types': _FieldTypes(),
    }
    if attributes:
        members.update(_attributes=attributes, end_lineno=None, end_col_offset=None)
    for _, count, field in grammar:
        if count == '?':
            members[field] = None
    globals()[name] = type(name, (base,), members)
    return name


def _make_all():
    names = []
    group, attributes, signatures = None, (), []

    def finish():
        if group is not None:
            # Alternatives without fields stand in one line.
            separator = f'\n{" " * len(group)} | ' if any('(' in each for each in signatures) else ' | '
            group_class.__doc__ = f'{group} = ' + separator.join(signatures)

    for line in _GRAMMAR.strip().splitlines():
        if line.startswith(' '):
            signatures.append(line.strip())
            names.append(_make(line.strip(), group_class, attributes))
            continue
        finish()
        group, _, star = line.partition(' ')
        attributes = _POSITION if star else ()
        members = {'__module__': 'ast', '_attributes': attributes}
        if attributes:
            members.update(end_lineno=None, end_col_offset=None)
        group_class = globals()[group] = type(group, (AST,), members)
        names.append(group)
        signatures = []
    finish()
    for line in _SINGLE.strip().splitlines():
        names.append(_make(line.lstrip('*'), AST, _POSITION if line.startswith('*') else ()))
    return names


names = _make_all()

# A parsed tree shares the nodes that have no fields.
_shared = {name: globals()[name]() for name in names if not globals()[name]._fields
           and issubclass(globals()[name], (expr_context, boolop, operator, unaryop, cmpop))}  # noqa: F821
