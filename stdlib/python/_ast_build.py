"""From the parser's steps to a tree, and from a tree to text that can be compiled."""

import _ast

import _ast_nodes as nodes
from _ast_nodes import AST, _shared


def parse(source, filename, mode):
    """Return the tree of a text."""
    if mode == 'func_type':
        return _function_type(source, filename)
    stack = []
    push = stack.append
    classes = vars(nodes)
    for step in _ast.steps(source, filename, mode):
        if step is None:
            push(None)
        elif type(step) is int:
            if step:
                items = stack[-step:]
                del stack[-step:]
                push(items)
            else:
                push([])
        elif len(step) == 1:
            push(step[0])
        else:
            kind, count = step[0], step[1]
            if not count and len(step) == 2:
                push(_shared[kind])
                continue
            cls = classes[kind]
            node = cls.__new__(cls)
            state = node.__dict__
            if count:
                state.update(zip(cls._fields, stack[-count:]))
                del stack[-count:]
            if len(step) > 2:
                state['lineno'], state['col_offset'], state['end_lineno'], state['end_col_offset'] = step[2:]
            push(node)
    return stack[0]


def _function_type(source, filename):
    """Return the tree of a signature as a type comment has it."""
    head, arrow, returns = source.rpartition('->')
    head = head.strip()
    if not arrow or not head.startswith('(') or not head.endswith(')'):
        parse(source + ' ->', filename, 'eval')
        raise SyntaxError('invalid syntax')
    call = parse('f' + head, filename, 'eval').body
    types = [each.value if isinstance(each, nodes.Starred) else each for each in call.args]
    types += [keyword.value for keyword in call.keywords if keyword.arg is None]
    return nodes.FunctionType(types, parse(returns.strip(), filename, 'eval').body)


_ROOTS = {'exec': 'Module', 'eval': 'Expression', 'single': 'Interactive', 'func_type': 'FunctionType'}


def source_of(tree, mode):
    """Return a text that means what a tree does, with statements in the lines that the tree has them in."""
    expected = _ROOTS[mode]
    if not isinstance(tree, getattr(nodes, expected)):
        raise TypeError(f'expected {expected} node, got {type(tree).__name__}')
    check(tree)
    from _ast_unparse import Unparser
    return Unparser(keep_lines=True).text_of(tree)


def check(node):
    """Raise the exception that CPython does for a tree that no text has."""
    grammar = type(node)._grammar
    name = type(node).__name__
    for kind, count, field in grammar:
        try:
            value = getattr(node, field)
        except AttributeError:
            raise TypeError(f'required field "{field}" missing from {name}') from None
        if '*' in count:
            if not isinstance(value, list):
                raise TypeError(f'{name} field "{field}" must be a list, not a {type(value).__name__}')
            for item in value:
                if item is None and count == '?*':
                    continue
                if item is None and kind in _LISTED:
                    raise ValueError(f'None disallowed in {_LISTED[kind]} list')
                _check_value(kind, item)
        elif value is None and count == '?':
            continue
        elif value is None and kind != 'constant':
            raise ValueError(f"field '{field}' is required for {name}")
        else:
            _check_value(kind, value)
    _check_meaning(node, name)


# What lists of nodes are called.
_LISTED = {'expr': 'expression', 'stmt': 'statement'}


def _check_value(kind, value):
    if kind == 'identifier':
        if not isinstance(value, str):
            raise TypeError('AST identifier must be of type str')
    elif kind == 'string':
        if not isinstance(value, (str, bytes)):
            raise TypeError('AST string must be of type str')
    elif kind == 'int':
        if not isinstance(value, int):
            raise ValueError(f'invalid integer value: {value!r}')
    elif kind == 'constant':
        _check_constant(value)
    else:
        group = getattr(nodes, kind)
        if group._attributes:
            _check_place(kind, value)
        if not isinstance(value, group) or (type(value) is group and not group._grammar and group is not AST
                                            and '_grammar' not in vars(group)):
            raise TypeError(f'expected some sort of {kind}, but got {value!r}')
        check(value)


def _check_place(kind, value):
    for attribute in ('lineno', 'col_offset'):
        try:
            number = getattr(value, attribute)
        except AttributeError:
            raise TypeError(f'required field "{attribute}" missing from {kind}') from None
        if not isinstance(number, int):
            raise ValueError(f'invalid integer value: {number!r}')
    line, end_line = value.lineno, getattr(value, 'end_lineno', None)
    column, end_column = value.col_offset, getattr(value, 'end_col_offset', None)
    end_line = line if end_line is None else end_line
    end_column = column if end_column is None else end_column
    if line > end_line:
        raise ValueError(f'AST node line range ({line}, {end_line}) is not valid')
    if (line < 0 and end_line != line) or (column < 0 and column != end_column):
        raise ValueError(f'AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) '
                         'is not valid')
    if line == end_line and column > end_column:
        raise ValueError(f'line {line}, column {column}-{end_column} is not a valid range')


def _check_constant(value):
    if value is None or value is ... or type(value) in (int, float, complex, bool, str, bytes):
        return
    if type(value) in (tuple, frozenset):
        for item in value:
            _check_constant(item)
        return
    raise TypeError(f'got an invalid type in Constant: {type(value).__name__}')


# Fields that may not be empty, and what CPython calls them.
_FILLED = {
    'FunctionDef': ('body',), 'AsyncFunctionDef': ('body',), 'ClassDef': ('body',), 'For': ('body',),
    'AsyncFor': ('body',), 'While': ('body',), 'If': ('body',), 'With': ('items', 'body'),
    'AsyncWith': ('items', 'body'), 'Try': ('body',), 'TryStar': ('body',), 'ExceptHandler': ('body',),
    'match_case': ('body',), 'Match': ('cases',), 'Delete': ('targets',), 'Assign': ('targets',),
    'Import': ('names',), 'ImportFrom': ('names',), 'Global': ('names',), 'Nonlocal': ('names',),
}

_STORED = {'Assign': ('targets',), 'AugAssign': ('target',), 'AnnAssign': ('target',), 'For': ('target',),
           'AsyncFor': ('target',), 'comprehension': ('target',), 'withitem': ('optional_vars',),
           'NamedExpr': ('target',), 'TypeAlias': ('name',)}


def _check_meaning(node, name):
    for field in _FILLED.get(name, ()):
        if not getattr(node, field):
            raise ValueError(f'empty {field} on {name}')
    if name in ('Try', 'TryStar'):
        if not node.handlers and not node.finalbody:
            raise ValueError(f'{name} has neither except handlers nor finalbody')
        if not node.handlers and node.orelse:
            raise ValueError(f'{name} has orelse but no except handlers')
    elif name == 'Dict' and len(node.keys) != len(node.values):
        raise ValueError("Dict doesn't have the same number of keys as values")
    elif name == 'Compare':
        if not node.comparators:
            raise ValueError('Compare with no comparators')
        if len(node.comparators) != len(node.ops):
            raise ValueError("Compare has a different number of comparators and operands")
    elif name == 'BoolOp' and len(node.values) < 2:
        raise ValueError('BoolOp with less than 2 values')
    elif name == 'Raise' and node.cause is not None and node.exc is None:
        raise ValueError('Raise with cause but no exception')
    elif name in ('ListComp', 'SetComp', 'DictComp', 'GeneratorExp') and not node.generators:
        raise ValueError('comprehension with no generators')
    elif name == 'arguments':
        if len(node.defaults) > len(node.posonlyargs) + len(node.args):
            raise ValueError('more positional defaults than args on arguments')
        if len(node.kw_defaults) != len(node.kwonlyargs):
            raise ValueError('length of kwonlyargs is not the same as kw_defaults on arguments')
    elif name == 'ImportFrom' and (node.level or 0) < 0:
        raise ValueError('Negative ImportFrom level')
    elif name == 'AnnAssign' and node.simple and not isinstance(node.target, nodes.Name):
        raise TypeError('AnnAssign with simple non-Name target')
    elif name == 'match_case':
        _check_pattern(node.pattern)
    for field in _NAMES.get(name, ()):
        if (identifier := getattr(node, field)) is not None:
            _check_identifier(identifier)
    _check_contexts(node, name)


# Fields with a name that is given to something, or read.
_NAMES = {
    'Name': ('id',), 'FunctionDef': ('name',), 'AsyncFunctionDef': ('name',), 'ClassDef': ('name',),
    'alias': ('name', 'asname'), 'ExceptHandler': ('name',), 'TypeVar': ('name',), 'ParamSpec': ('name',),
    'TypeVarTuple': ('name',),
}


def _check_identifier(name):
    if name in ('None', 'True', 'False'):
        raise ValueError(f"identifier field can't represent '{name}' constant")


def _check_capture(name):
    if name == '_':
        raise ValueError("can't capture name '_' in patterns")
    _check_identifier(name)


def _check_patterns(patterns, *, star=False):
    for pattern in patterns:
        _check_pattern(pattern, star=star)


def _check_pattern(pattern, *, star=False):
    """Raise for a pattern that no text has; `star` says whether `*name` may stand there."""
    match pattern:
        case nodes.MatchValue():
            _check_pattern_value(pattern.value)
        case nodes.MatchSingleton():
            if not (pattern.value is None or isinstance(pattern.value, bool)):
                raise ValueError('MatchSingleton can only contain True, False and None')
        case nodes.MatchSequence():
            _check_patterns(pattern.patterns, star=True)
        case nodes.MatchMapping():
            if len(pattern.keys) != len(pattern.patterns):
                raise ValueError("MatchMapping doesn't have the same number of keys as patterns")
            if pattern.rest is not None:
                _check_capture(pattern.rest)
            for key in pattern.keys:
                if not (isinstance(key, nodes.Constant) and (key.value is None or isinstance(key.value, bool))):
                    _check_pattern_value(key)
            _check_patterns(pattern.patterns)
        case nodes.MatchClass():
            if len(pattern.kwd_attrs) != len(pattern.kwd_patterns):
                raise ValueError("MatchClass doesn't have the same number of keyword attributes as patterns")
            owner = pattern.cls
            while isinstance(owner, nodes.Attribute):
                owner = owner.value
            if not isinstance(owner, nodes.Name):
                raise ValueError('MatchClass cls field can only contain Name or Attribute nodes.')
            for name in pattern.kwd_attrs:
                _check_identifier(name)
            _check_patterns(pattern.patterns)
            _check_patterns(pattern.kwd_patterns)
        case nodes.MatchStar():
            if not star:
                raise ValueError("can't use MatchStar here")
            if pattern.name is not None:
                _check_capture(pattern.name)
        case nodes.MatchAs():
            if pattern.name is not None:
                _check_capture(pattern.name)
            if pattern.pattern is not None:
                if pattern.name is None:
                    raise ValueError('MatchAs must specify a target name if a pattern is given')
                _check_pattern(pattern.pattern)
        case nodes.MatchOr():
            if len(pattern.patterns) < 2:
                raise ValueError('MatchOr requires at least 2 patterns')
            _check_patterns(pattern.patterns)


def _check_pattern_value(value):
    match value:
        case nodes.Constant():
            if type(value.value) not in (int, float, complex, str, bytes):
                raise ValueError('unexpected constant inside of a literal pattern')
        case nodes.Attribute() | nodes.JoinedStr() | nodes.TemplateStr():
            pass
        case _ if not _is_number(value):
            raise ValueError('patterns may only match literals and attribute lookups')


def _is_number(value):
    """Whether an expression is a number as patterns write it: with a sign, or with an imaginary part."""
    match value:
        case nodes.UnaryOp(op=nodes.USub(), operand=nodes.Constant(value=int() | float() | complex())):
            return True
        case nodes.BinOp(op=nodes.Add() | nodes.Sub(), right=nodes.Constant(value=complex())):
            left = value.left.operand if isinstance(value.left, nodes.UnaryOp) else value.left
            return isinstance(left, nodes.Constant) and type(left.value) in (int, float)
    return False


def _check_contexts(node, name):
    stored = _STORED.get(name, ())
    deleted = ('targets',) if name == 'Delete' else ()
    for kind, count, field in type(node)._grammar:
        if kind != 'expr':
            continue
        value = getattr(node, field, None)
        wanted = 'Del' if field in deleted else 'Store' if field in stored else 'Load'
        if name in ('Tuple', 'List') or (name == 'Starred'):
            wanted = type(node.ctx).__name__
        for each in value if isinstance(value, list) else [value]:
            found = type(getattr(each, 'ctx', None)).__name__ if each is not None else 'NoneType'
            if found != 'NoneType' and found != wanted:
                raise ValueError(f'expression must have {wanted} context but has {found} instead')
