"""Syntax trees: reading, writing and changing them."""

import sys
from collections import deque

import _ast_nodes
from _ast_nodes import *  # noqa: F403
from _ast_nodes import AST

globals().update({name: getattr(_ast_nodes, name) for name in _ast_nodes.names})

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """Return the tree of a text; comments with types are not read."""
    if isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f'Unsupported major version: {major}')
        feature_version = minor
    flags = PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    return compile(source, filename, mode, flags, optimize=optimize)


def literal_eval(node_or_string):
    """Return the value of a literal: strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None, `...`."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval').body
    elif isinstance(node_or_string, Expression):  # noqa: F405
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = 'malformed node or string'
    line = getattr(node, 'lineno', None)
    if line:
        message += f' on line {line}'
    raise ValueError(f'{message}: {node!r}')


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):  # noqa: F405
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):  # noqa: F405
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value  # noqa: F405
    return _number(node)


def _literal(node):
    match type(node).__name__ if isinstance(node, AST) else None:
        case 'Constant':
            return node.value
        case 'Tuple':
            return tuple(map(_literal, node.elts))
        case 'List':
            return list(map(_literal, node.elts))
        case 'Set':
            return set(map(_literal, node.elts))
        case 'Call' if (isinstance(node.func, Name) and node.func.id == 'set'  # noqa: F405
                        and node.args == node.keywords == []):
            return set()
        case 'Dict':
            if len(node.keys) != len(node.values):
                _malformed(node)
            return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
        case 'BinOp' if isinstance(node.op, (Add, Sub)):  # noqa: F405
            left, right = _signed_number(node.left), _number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right  # noqa: F405
    return _signed_number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return the text of a tree; fields that are empty or None are left out unless `show_empty` is set."""
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {type(node).__name__!r}')
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _dumped(node, 0, annotate_fields, include_attributes, indent, show_empty)[0]


def _dumped(node, level, annotate, attributes, indent, show_empty):
    """Return the text of a value, and whether it is short."""
    if indent is not None:
        level += 1
        prefix, separator = '\n' + indent * level, ',\n' + indent * level
    else:
        prefix, separator = '', ', '
    inner = (level, annotate, attributes, indent, show_empty)
    if isinstance(node, list):
        if not node:
            return '[]', True
        return f'[{prefix}{separator.join(_dumped(each, *inner)[0] for each in node)}]', False
    if not isinstance(node, AST):
        return repr(node), True
    cls = type(node)
    arguments, simple, keywords = [], True, annotate
    left_out = []
    for field in node._fields:
        try:
            value = getattr(node, field)
        except AttributeError:
            keywords = True
            continue
        if value is None and getattr(cls, field, ...) is None:
            keywords = True
            continue
        if not show_empty and value == []:
            kind = next((count for _, count, name in cls._grammar if name == field), '')
            if '*' in kind:
                if not keywords:
                    left_out.append(repr(value))
                else:
                    keywords = keywords or annotate
                continue
        if not keywords:
            arguments.extend(left_out)
            left_out = []
        text, short = _dumped(value, *inner)
        simple = simple and short
        arguments.append(f'{field}={text}' if keywords else text)
    if attributes and node._attributes:
        for attribute in node._attributes:
            try:
                value = getattr(node, attribute)
            except AttributeError:
                continue
            if value is None and getattr(cls, attribute, ...) is None:
                continue
            text, short = _dumped(value, *inner)
            simple = simple and short
            arguments.append(f'{attribute}={text}')
    if simple and len(arguments) <= 3:
        return f'{cls.__name__}({", ".join(arguments)})', not arguments
    return f'{cls.__name__}({prefix}{separator.join(arguments)})', False


def copy_location(new_node, old_node):
    """Give a node the place of another, and return it."""
    for attribute in 'lineno', 'col_offset', 'end_lineno', 'end_col_offset':
        if attribute in old_node._attributes and attribute in new_node._attributes:
            value = getattr(old_node, attribute, None)
            # The end of a node may be unknown, and None says so.
            if value is not None or (hasattr(old_node, attribute) and attribute.startswith('end_')):
                setattr(new_node, attribute, value)
    return new_node


def fix_missing_locations(node):
    """Give all nodes of a tree that have no place that of the node around them, and return the tree."""
    waiting = [(node, 1, 0, 1, 0)]
    while waiting:
        each, *place = waiting.pop()
        for index, attribute in enumerate(('lineno', 'col_offset', 'end_lineno', 'end_col_offset')):
            if attribute not in each._attributes:
                continue
            known = getattr(each, attribute, None)
            if known is None and (attribute.startswith('end_') or not hasattr(each, attribute)):
                setattr(each, attribute, place[index])
            else:
                place[index] = known
        waiting.extend((child, *place) for child in iter_child_nodes(each))
    return node


def increment_lineno(node, n=1):
    """Move all nodes of a tree down by lines, and return the tree."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):  # noqa: F405
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    """Yield the name and the value of each field that a node has."""
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield the nodes in the fields of a node, and in lists there."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yield a node and all below it, level by level."""
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Return the docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):  # noqa: F405
        raise TypeError(f'{node.__class__.__name__!r} can\'t have docstrings')
    if not node.body or not isinstance(node.body[0], Expr):  # noqa: F405
        return None
    value = node.body[0].value
    if not isinstance(value, Constant) or not isinstance(value.value, str):  # noqa: F405
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def _lines(source):
    """Return the lines of a text with their ends; a form feed ends none."""
    lines, start, index = [], 0, 0
    while index < len(source):
        character = source[index]
        index += 1
        if character == '\r' and source[index:index + 1] == '\n':
            index += 1
        if character in '\r\n':
            lines.append(source[start:index])
            start = index
    if start < len(source):
        lines.append(source[start:])
    return lines


def get_source_segment(source, node, *, padded=False):
    """Return the text of a node, or None if its place is not known; `padded` keeps the first line's column."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    # Columns count octets.
    lines = [line.encode() for line in _lines(source)[first:last + 1]] or [b'']
    if first == last:
        return lines[0][start:end].decode()
    padding = ''
    if padded:
        padding = ''.join(character if character in '\f\t' else ' ' for character in lines[0][:start].decode())
    return padding + b''.join([lines[0][start:], *lines[1:-1], lines[-1][:end]]).decode()


class NodeVisitor:
    """Calls `visit_Name` for nodes of the class `Name`, and `generic_visit` for others."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit all nodes in a node's fields."""
        for _, value in iter_fields(node):
            for item in value if isinstance(value, list) else (value,):
                if isinstance(item, AST):
                    self.visit(item)


class NodeTransformer(NodeVisitor):
    """A visitor that puts what a visit returns in the place of the node; None removes it, lists are spliced."""

    def generic_visit(self, node):
        """Visit all nodes in a node's fields, and replace them."""
        for field, value in iter_fields(node):
            if isinstance(value, list):
                kept = []
                for item in value:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            kept.extend(item)
                            continue
                    kept.append(item)
                value[:] = kept
            elif isinstance(value, AST):
                new = self.visit(value)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


def unparse(ast_obj):
    """Return a text whose tree is the given one."""
    from _ast_unparse import Unparser
    if isinstance(ast_obj, list):
        unparser = Unparser()
        unparser.statements(ast_obj)
        return '\n'.join(unparser.lines).lstrip('\n')
    return Unparser().text_of(ast_obj)


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees have the same nodes with the same values; places count if `compare_attributes` is set."""
    if type(a) is not type(b):
        return False
    if isinstance(a, list):
        return len(a) == len(b) and all(
            compare(one, other, compare_attributes=compare_attributes) for one, other in zip(a, b))
    if not isinstance(a, AST):
        return a == b
    names = a._fields + (a._attributes if compare_attributes else ())
    for name in names:
        one, other = getattr(a, name, ...), getattr(b, name, ...)
        if not compare(one, other, compare_attributes=compare_attributes):
            return False
    return True


class slice(AST):
    """Kept for old programs."""


class Index(slice):
    """Kept for old programs: gives its value."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Kept for old programs: gives a tuple."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)  # noqa: F405


class Suite(mod):  # noqa: F405
    """Kept for old programs."""


class AugLoad(expr_context):  # noqa: F405
    """Kept for old programs."""


class AugStore(expr_context):  # noqa: F405
    """Kept for old programs."""


class Param(expr_context):  # noqa: F405
    """Kept for old programs."""


def main(args=None):
    """Show the tree of a file, or of standard input."""
    import argparse
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('infile', nargs='?', default='-', help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('--no-type-comments', default=True, action='store_false',
                        help="don't add information about type comments")
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    parser.add_argument('--feature-version', metavar='VERSION',
                        help='Python version in the format 3.x (for example, 3.10)')
    parser.add_argument('-O', '--optimize', type=int, default=-1, metavar='LEVEL',
                        help='optimization level for parser (default -1)')
    parser.add_argument('--show-empty', action='store_true', help='show empty lists and fields in dump output')
    args = parser.parse_args(args)
    version = None
    if args.feature_version:
        try:
            major, minor = map(int, args.feature_version.split('.', 1))
        except ValueError:
            parser.error('Invalid format for --feature-version; expected format 3.x (for example, 3.10)')
        version = major, minor
    if args.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, 'rb') as file:
            source = file.read()
    tree = parse(source, name, args.mode, type_comments=args.no_type_comments, feature_version=version,
                 optimize=args.optimize)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent, show_empty=args.show_empty))


if __name__ == '__main__':
    main()
