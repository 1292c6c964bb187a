"""From a tree to text."""

import _ast_nodes as nodes
from _ast_literals import (
    AND, ARITHMETIC, ATOM, AWAIT, BIT_AND, BIT_OR, BIT_XOR, COMPARE, FACTOR, NAMED, NOT, OR, POWER, SHIFT, TERM, TEST,
    TUPLE, YIELD, Literals, _quoted, _TRIPLE_QUOTES,
)

_BINARY = {
    'Add': ('+', ARITHMETIC), 'Sub': ('-', ARITHMETIC), 'Mult': ('*', TERM), 'MatMult': ('@', TERM),
    'Div': ('/', TERM), 'Mod': ('%', TERM), 'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT),
    'BitOr': ('|', BIT_OR), 'BitXor': ('^', BIT_XOR), 'BitAnd': ('&', BIT_AND), 'FloorDiv': ('//', TERM),
    'Pow': ('**', POWER),
}
_UNARY = {'Invert': ('~', FACTOR), 'Not': ('not ', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
_COMPARISONS = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is',
                'IsNot': 'is not', 'In': 'in', 'NotIn': 'not in'}
_SIMPLE = (nodes.Return, nodes.Delete, nodes.Assign, nodes.AugAssign, nodes.AnnAssign, nodes.Raise, nodes.Assert,
           nodes.Import, nodes.ImportFrom, nodes.Global, nodes.Nonlocal, nodes.Expr, nodes.Pass, nodes.Break,
           nodes.Continue, nodes.TypeAlias)
# Beyond the largest float there is infinity.
_INFINITY = '1e309'


class Unparser(Literals):
    """Makes lines of statements, and texts of expressions."""

    def __init__(self, keep_lines=False):
        self.lines = []
        self.level = 0
        # Whether statements go to the lines that the tree has them in, so that errors are found there.
        self.keep_lines = keep_lines

    def text_of(self, node):
        """Return the text of a tree."""
        if isinstance(node, (nodes.Module, nodes.Interactive)):
            if isinstance(node, nodes.Module):
                self.body(node, [])
            else:
                self.statements(node.body)
            return '\n'.join(self.lines) + ('\n' if self.keep_lines else '')
        if isinstance(node, nodes.Expression):
            text = self.expression(node.body, TEST if not self.keep_lines else NAMED)
            if self.keep_lines:
                return f'({text})'
            return text
        if isinstance(node, nodes.FunctionType):
            return f'({", ".join(map(self.expression, node.argtypes))}) -> {self.expression(node.returns)}'
        if isinstance(node, nodes.stmt):
            self.statement(node)
            return '\n'.join(self.lines).lstrip('\n')
        if isinstance(node, nodes.expr):
            return self.expression(node)
        return self.part(node)

    def part(self, node):
        """Return the text of a node that is neither a statement nor an expression."""
        name = type(node).__name__
        if name in _BINARY:
            return _BINARY[name][0]
        method = getattr(self, f'part_{name}', None)
        if method is not None:
            return method(node)
        if isinstance(node, nodes.pattern):
            return self.pattern(node)
        if isinstance(node, nodes.type_param):
            return self.type_parameter(node)
        return ''

    def part_arguments(self, node):
        """The parameters of a function."""
        return self.parameters(node)

    def part_arg(self, node):
        """A parameter."""
        return self.parameter(node)

    def part_keyword(self, node):
        """A keyword argument."""
        return self.keyword(node)

    def part_alias(self, node):
        """What is imported."""
        return self.alias(node)

    def part_withitem(self, node):
        """A context manager."""
        return self.with_item(node)

    def part_comprehension(self, node):
        """A clause of a comprehension."""
        return self.clause(node).lstrip()

    # Lines.

    def line(self, text, node=None):
        """Begin a line."""
        text = '    ' * self.level + text
        if self.keep_lines and node is not None:
            wanted = getattr(node, 'lineno', 0)
            while len(self.lines) < wanted - 1:
                self.lines.append('')
        self.lines.extend(text.split('\n'))

    def blank(self):
        """Leave a line empty before a definition."""
        if self.lines and not self.keep_lines:
            self.lines.append('')

    def block(self, head, body, node=None, documented=None):
        """A head with a body below it, or behind it if it stood there."""
        self.line(head + ':', node)
        if self.keep_lines and self.inline(body):
            return
        self.level += 1
        if documented is not None:
            self.body(documented, body)
        else:
            self.statements(body)
        self.level -= 1

    def inline(self, body):
        if not body or not all(isinstance(each, _SIMPLE) for each in body):
            return False
        if getattr(body[0], 'lineno', 0) > len(self.lines):
            return False
        inner = Unparser(keep_lines=False)
        for each in body:
            inner.statement(each)
        if any('\n' in line for line in inner.lines) or len(inner.lines) != len(body):
            return False
        self.lines[-1] += ' ' + '; '.join(inner.lines)
        return True

    def body(self, node, _):
        """The statements of a module, class or function, whose docstring keeps its look."""
        body = node.body
        first = body[0] if body else None
        if not self.keep_lines and isinstance(first, nodes.Expr) and isinstance(first.value, nodes.Constant) \
                and isinstance(first.value.value, str):
            prefix = 'u' if first.value.kind == 'u' else ''
            text, quotes = _quoted(first.value.value, _TRIPLE_QUOTES)
            quote = quotes[0]
            text = f'{prefix}{quote}{text}{quote}'
            self.lines.extend(('    ' * self.level + text).split('\n'))
            body = body[1:]
        self.statements(body)

    def statements(self, body):
        """Statements in order."""
        for node in body:
            self.statement(node)

    def statement(self, node):
        """One statement."""
        name = type(node).__name__
        if self.keep_lines and isinstance(node, _SIMPLE) and self.lines and getattr(self, 'last', None) is not None \
                and getattr(node, 'lineno', 0) == getattr(self.last, 'lineno', 0) and self.last_level == self.level \
                and len(self.lines) >= node.lineno:
            inner = Unparser()
            inner.statement(node)
            if len(inner.lines) == 1:
                self.lines[-1] += '; ' + inner.lines[0]
                return
        getattr(self, f'statement_{name}')(node)
        self.last = node if isinstance(node, _SIMPLE) else None
        self.last_level = self.level

    def statement_FunctionDef(self, node, word='def'):
        """A function."""
        self.blank()
        self.decorators(node)
        head = f'{word} {node.name}{self.type_parameters(node)}({self.parameters(node.args)})'
        if node.returns is not None:
            head += f' -> {self.expression(node.returns)}'
        self.block(head, node.body, node, node)

    def statement_AsyncFunctionDef(self, node):
        """A coroutine function."""
        self.statement_FunctionDef(node, 'async def')

    def statement_ClassDef(self, node):
        """A class."""
        self.blank()
        self.decorators(node)
        inside = [self.expression(base) for base in node.bases] + [self.keyword(each) for each in node.keywords]
        head = f'class {node.name}{self.type_parameters(node)}' + (f'({", ".join(inside)})' if inside else '')
        self.block(head, node.body, node, node)

    def decorators(self, node):
        """The decorators of a definition."""
        for each in node.decorator_list:
            self.line(f'@{self.expression(each)}', each)

    def type_parameters(self, node):
        """Type parameters in brackets."""
        parameters = getattr(node, 'type_params', [])
        return f'[{", ".join(map(self.type_parameter, parameters))}]' if parameters else ''

    def type_parameter(self, node):
        """A type parameter."""
        text = {'TypeVar': '', 'TypeVarTuple': '*', 'ParamSpec': '**'}[type(node).__name__] + node.name
        if getattr(node, 'bound', None) is not None:
            text += f': {self.expression(node.bound)}'
        if getattr(node, 'default_value', None) is not None:
            text += f' = {self.expression(node.default_value)}'
        return text

    def statement_Return(self, node):
        """`return`"""
        self.line('return' if node.value is None else f'return {self.expression(node.value)}', node)

    def statement_Delete(self, node):
        """`del`"""
        self.line(f'del {", ".join(map(self.expression, node.targets))}', node)

    def statement_Assign(self, node):
        """An assignment."""
        targets = ''.join(f'{self.expression(target, TUPLE)} = ' for target in node.targets)
        comment = f' # type: {node.type_comment}' if node.type_comment else ''
        self.line(f'{targets}{self.expression(node.value)}{comment}', node)

    def statement_TypeAlias(self, node):
        """`type`"""
        self.line(f'type {self.expression(node.name)}{self.type_parameters(node)} = {self.expression(node.value)}',
                  node)

    def statement_AugAssign(self, node):
        """An augmented assignment."""
        operator = _BINARY[type(node.op).__name__][0]
        self.line(f'{self.expression(node.target)} {operator}= {self.expression(node.value)}', node)

    def statement_AnnAssign(self, node):
        """An annotated name."""
        target = self.expression(node.target)
        if not node.simple and isinstance(node.target, nodes.Name):
            target = f'({target})'
        value = '' if node.value is None else f' = {self.expression(node.value)}'
        self.line(f'{target}: {self.expression(node.annotation)}{value}', node)

    def statement_For(self, node, word='for'):
        """A loop."""
        comment = f' # type: {node.type_comment}' if node.type_comment and not self.keep_lines else ''
        head = f'{word} {self.expression(node.target, TUPLE)} in {self.expression(node.iter)}'
        self.block(head, node.body, node)
        if comment:
            self.lines[self.lines.index('    ' * self.level + head + ':')] += comment
        self.otherwise(node.orelse)

    def statement_AsyncFor(self, node):
        """An asynchronous loop."""
        self.statement_For(node, 'async for')

    def otherwise(self, body, word='else'):
        """`else`, or `finally`."""
        if body:
            self.block(word, body)

    def statement_While(self, node):
        """A loop with a condition."""
        self.block(f'while {self.expression(node.test)}', node.body, node)
        self.otherwise(node.orelse)

    def statement_If(self, node):
        """A condition."""
        self.block(f'if {self.expression(node.test)}', node.body, node)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], nodes.If):
            node = node.orelse[0]
            self.block(f'elif {self.expression(node.test)}', node.body, node)
        self.otherwise(node.orelse)

    def statement_With(self, node, word='with'):
        """Context managers."""
        self.block(f'{word} {", ".join(map(self.with_item, node.items))}', node.body, node)

    def statement_AsyncWith(self, node):
        """Asynchronous context managers."""
        self.statement_With(node, 'async with')

    def with_item(self, node):
        """A context manager with its target."""
        text = self.expression(node.context_expr)
        return text if node.optional_vars is None else f'{text} as {self.expression(node.optional_vars)}'

    def statement_Match(self, node):
        """`match`"""
        self.line(f'match {self.expression(node.subject)}:', node)
        self.level += 1
        for case in node.cases:
            guard = '' if case.guard is None else f' if {self.expression(case.guard)}'
            self.block(f'case {self.pattern(case.pattern)}{guard}', case.body, case.pattern)
        self.level -= 1

    def statement_Raise(self, node):
        """`raise`"""
        if node.exc is None:
            if node.cause is not None:
                raise ValueError("Node can't be used without a value attribute.")
            self.line('raise', node)
            return
        cause = '' if node.cause is None else f' from {self.expression(node.cause)}'
        self.line(f'raise {self.expression(node.exc)}{cause}', node)

    def statement_Try(self, node, word='except'):
        """`try`"""
        self.block('try', node.body, node)
        for handler in node.handlers:
            head = word
            if handler.type is not None:
                head += f' {self.expression(handler.type)}'
            if handler.name:
                head += f' as {handler.name}'
            self.block(head, handler.body, handler)
        self.otherwise(node.orelse)
        self.otherwise(node.finalbody, 'finally')

    def statement_TryStar(self, node):
        """`try` with `except*`."""
        self.statement_Try(node, 'except*')

    def statement_Assert(self, node):
        """`assert`"""
        message = '' if node.msg is None else f', {self.expression(node.msg)}'
        self.line(f'assert {self.expression(node.test)}{message}', node)

    def alias(self, node):
        """An imported name."""
        return node.name if node.asname is None else f'{node.name} as {node.asname}'

    def statement_Import(self, node):
        """`import`"""
        self.line(f'import {", ".join(map(self.alias, node.names))}', node)

    def statement_ImportFrom(self, node):
        """`from … import`"""
        dots = '.' * (node.level or 0)
        self.line(f'from {dots}{node.module or ""} import {", ".join(map(self.alias, node.names))}', node)

    def statement_Global(self, node):
        """`global`"""
        self.line(f'global {", ".join(node.names)}', node)

    def statement_Nonlocal(self, node):
        """`nonlocal`"""
        self.line(f'nonlocal {", ".join(node.names)}', node)

    def statement_Expr(self, node):
        """An expression."""
        self.line(self.expression(node.value, YIELD), node)

    def statement_Pass(self, node):
        """`pass`"""
        self.line('pass', node)

    def statement_Break(self, node):
        """`break`"""
        self.line('break', node)

    def statement_Continue(self, node):
        """`continue`"""
        self.line('continue', node)

    # Parameters and arguments.

    def parameter(self, node):
        """A parameter with its annotation."""
        return node.arg if node.annotation is None else f'{node.arg}: {self.expression(node.annotation)}'

    def parameters(self, node):
        """All parameters with their defaults."""
        positional = [*node.posonlyargs, *node.args]
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        parts = []
        for index, (each, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.parameter(each) + ('' if default is None else f'={self.expression(default)}'))
            if index == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            vararg = ''
            if node.vararg:
                vararg = self.parameter(node.vararg)
            parts.append('*' + vararg)
        for each, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.parameter(each) + ('' if default is None else f'={self.expression(default)}'))
        if node.kwarg:
            parts.append('**' + self.parameter(node.kwarg))
        return ', '.join(parts)

    def keyword(self, node):
        """A keyword argument."""
        return ('**' if node.arg is None else f'{node.arg}=') + self.expression(node.value)

    # Expressions.

    def expression(self, node, around=TEST):
        """The text of an expression, in parentheses if what is around it binds tighter."""
        return getattr(self, f'expression_{type(node).__name__}')(node, around)

    @staticmethod
    def parenthesised(text, own, around):
        """The text in parentheses if they are needed."""
        return f'({text})' if around > own else text

    def expression_NamedExpr(self, node, around):
        """`:=`"""
        text = f'{self.expression(node.target, ATOM)} := {self.expression(node.value, ATOM)}'
        return self.parenthesised(text, NAMED, around)

    def expression_BoolOp(self, node, around):
        """`and`, `or`"""
        word, own = ('and', AND) if isinstance(node.op, nodes.And) else ('or', OR)
        # Each further operand binds one step tighter.
        parts = [self.expression(value, min(own + index, ATOM)) for index, value in enumerate(node.values, 1)]
        return self.parenthesised(f' {word} '.join(parts), own, around)

    def expression_BinOp(self, node, around):
        """A binary operator."""
        sign, own = _BINARY[type(node.op).__name__]
        left, right = (own + 1, own) if sign == '**' else (own, own + 1)
        text = f'{self.expression(node.left, left)} {sign} {self.expression(node.right, right)}'
        return self.parenthesised(text, own, around)

    def expression_UnaryOp(self, node, around):
        """A unary operator."""
        sign, own = _UNARY[type(node.op).__name__]
        return self.parenthesised(sign + self.expression(node.operand, own), own, around)

    def expression_Lambda(self, node, around):
        """`lambda`"""
        parameters = self.parameters(node.args)
        text = f'lambda{" " if parameters else ""}{parameters}: {self.expression(node.body)}'
        return self.parenthesised(text, TEST, around)

    def expression_IfExp(self, node, around):
        """`if … else`"""
        text = (f'{self.expression(node.body, TEST + 1)} if {self.expression(node.test, TEST + 1)} '
                f'else {self.expression(node.orelse, TEST)}')
        return self.parenthesised(text, TEST, around)

    def expression_Dict(self, node, around):
        """A dictionary."""
        parts = []
        for key, value in zip(node.keys, node.values):
            if key is None:
                parts.append(f'**{self.expression(value, BIT_OR)}')
            else:
                parts.append(f'{self.expression(key)}: {self.expression(value)}')
        return '{' + ', '.join(parts) + '}'

    def expression_Set(self, node, around):
        """A set; the empty one has no literal."""
        return '{' + ', '.join(map(self.expression, node.elts)) + '}' if node.elts else '{*()}'

    def expression_List(self, node, around):
        """A list."""
        return f'[{", ".join(map(self.expression, node.elts))}]'

    def expression_Tuple(self, node, around):
        """A tuple."""
        text = ', '.join(map(self.expression, node.elts)) + (',' if len(node.elts) == 1 else '')
        return f'({text})' if not node.elts or around > TUPLE else text

    def clause(self, node):
        """A clause of a comprehension."""
        word = ' async for ' if node.is_async else ' for '
        text = f'{word}{self.expression(node.target, TUPLE)} in {self.expression(node.iter, TEST + 1)}'
        return text + ''.join(f' if {self.expression(each, TEST + 1)}' for each in node.ifs)

    def comprehended(self, element, node):
        """An element with its clauses."""
        return element + ''.join(map(self.clause, node.generators))

    def expression_ListComp(self, node, around):
        """A list comprehension."""
        return f'[{self.comprehended(self.expression(node.elt), node)}]'

    def expression_SetComp(self, node, around):
        """A set comprehension."""
        return '{' + self.comprehended(self.expression(node.elt), node) + '}'

    def expression_DictComp(self, node, around):
        """A dictionary comprehension."""
        pair = f'{self.expression(node.key)}: {self.expression(node.value)}'
        return '{' + self.comprehended(pair, node) + '}'

    def expression_GeneratorExp(self, node, around):
        """A generator expression."""
        return f'({self.comprehended(self.expression(node.elt), node)})'

    def expression_Await(self, node, around):
        """`await`"""
        return self.parenthesised(f'await {self.expression(node.value, ATOM)}', AWAIT, around)

    def expression_Yield(self, node, around):
        """`yield`"""
        text = 'yield' if node.value is None else f'yield {self.expression(node.value, ATOM)}'
        return self.parenthesised(text, YIELD, around)

    def expression_YieldFrom(self, node, around):
        """`yield from`"""
        return self.parenthesised(f'yield from {self.expression(node.value, ATOM)}', YIELD, around)

    def expression_Compare(self, node, around):
        """Comparisons."""
        text = self.expression(node.left, COMPARE + 1)
        for operator, value in zip(node.ops, node.comparators):
            text += f' {_COMPARISONS[type(operator).__name__]} {self.expression(value, COMPARE + 1)}'
        return self.parenthesised(text, COMPARE, around)

    def expression_Call(self, node, around):
        """A call."""
        function = self.expression(node.func, ATOM)
        if len(node.args) == 1 and not node.keywords and isinstance(node.args[0], nodes.GeneratorExp):
            return f'{function}({self.expression(node.args[0])})'
        parts = [self.expression(each) for each in node.args] + [self.keyword(each) for each in node.keywords]
        return f'{function}({", ".join(parts)})'

    def expression_Attribute(self, node, around):
        """An attribute."""
        value = self.expression(node.value, ATOM)
        # `3.real` would be a float.
        blank = ' ' if isinstance(node.value, nodes.Constant) and isinstance(node.value.value, int) and not isinstance(
            node.value.value, bool) else ''
        return f'{value}{blank}.{node.attr}'

    def expression_Subscript(self, node, around):
        """A subscript."""
        inside = node.slice
        bare = isinstance(inside, nodes.Tuple) and inside.elts
        return f'{self.expression(node.value, ATOM)}[{self.expression(inside, TUPLE if bare else TEST)}]'

    def expression_Starred(self, node, around):
        """`*value`"""
        return f'*{self.expression(node.value, BIT_OR)}'

    def expression_Name(self, node, around):
        """A name."""
        return node.id

    def expression_Slice(self, node, around):
        """A slice."""
        lower = '' if node.lower is None else self.expression(node.lower)
        upper = '' if node.upper is None else self.expression(node.upper)
        step = '' if node.step is None else f':{self.expression(node.step)}'
        return f'{lower}:{upper}{step}'

    def expression_Constant(self, node, around):
        """A literal."""
        return ('u' if getattr(node, 'kind', None) == 'u' else '') + self.constant(node.value)

    def constant(self, value):
        """The text of a value."""
        if value is ...:
            return '...'
        if isinstance(value, tuple):
            return f'({", ".join(map(self.constant, value))}{"," if len(value) == 1 else ""})'
        if isinstance(value, frozenset):
            return f'frozenset({{{", ".join(map(self.constant, value))}}})' if value else 'frozenset()'
        text = repr(value)
        if isinstance(value, (float, complex)):
            return text.replace('inf', _INFINITY).replace('nan', f'({_INFINITY}-{_INFINITY})')
        return text
