"""Scopes and their names, as `symtable` shows them: a walk over the tree collects uses, then each name finds its place."""

import ast
from enum import Enum, Flag, auto

__all__ = ['Kind', 'Use', 'Scope', 'analyzed', 'shown_uses']


class Kind(Enum):
    """What a scope is."""

    MODULE = auto()
    FUNCTION = auto()
    CLASS = auto()
    ANNOTATION = auto()
    TYPE_ALIAS = auto()
    TYPE_PARAMETERS = auto()
    TYPE_VARIABLE = auto()


class Use(Flag):
    """What is done with a name in a scope."""

    GLOBAL = auto()
    LOCAL = auto()
    PARAMETER = auto()
    NONLOCAL = auto()
    USE = auto()
    FREE_CLASS = auto()
    IMPORTED = auto()
    ANNOTATED = auto()
    COMPREHENSION = auto()
    TYPE_PARAMETER = auto()
    COMPREHENSION_CELL = auto()

    BOUND = LOCAL | PARAMETER | IMPORTED | TYPE_PARAMETER


_SHOWN = {
    Use.GLOBAL: 'DEF_GLOBAL', Use.LOCAL: 'DEF_LOCAL', Use.PARAMETER: 'DEF_PARAM', Use.NONLOCAL: 'DEF_NONLOCAL', Use.USE: 'USE',
    Use.FREE_CLASS: 'DEF_FREE_CLASS', Use.IMPORTED: 'DEF_IMPORT', Use.ANNOTATED: 'DEF_ANNOT',
    Use.COMPREHENSION: 'DEF_COMP_ITER', Use.TYPE_PARAMETER: 'DEF_TYPE_PARAM', Use.COMPREHENSION_CELL: 'DEF_COMP_CELL',
}


def shown_uses(uses: Use) -> list:
    """Return the uses in words."""
    return [word for use, word in _SHOWN.items() if use in uses]


class Scope:
    """A scope while it is read; `symbols` holds uses at first, and uses with places in the end."""

    def __init__(self, kind: Kind, name: str, lineno: int, parent: 'Scope | None') -> None:
        self.kind = kind
        self.name = name
        self.lineno = lineno
        self.parent = parent
        self.children = []
        self.symbols = {}
        self.parameters = []
        self.table = None
        # What a comprehension is, and whether it runs in the scope around it.
        self.comprehension = None
        self.sees_class = False
        self.is_conditional = False
        self.has_conditional = False
        self.annotations = None
        # Where type parameters are, private names are those of the class that they belong to.
        self.private = parent.private if parent is not None else None
        self.needs_class_dict = False
        self.is_nested = parent is not None and (parent.is_nested or parent.is_function_like())
        if parent is not None:
            parent.children.append(self)

    def is_function_like(self) -> bool:
        """Whether names in it are those of a function for the scopes in it."""
        return self.kind not in (Kind.MODULE, Kind.CLASS)

    def mangled(self, name: str) -> str:
        """Return the name that a private one has in its class."""
        if self.private is None or not name.startswith('__') or name.endswith('__') or '.' in name:
            return name
        owner = self.private.lstrip('_')
        return f'_{owner}{name}' if owner else name

    def add(self, name: str, use: Use) -> None:
        """Note a use."""
        name = self.mangled(name)
        self.symbols[name] = self.symbols.get(name, Use(0)) | use
        if Use.PARAMETER in use and name not in self.parameters:
            self.parameters.append(name)


class _Reader(ast.NodeVisitor):
    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.top = self.scope = Scope(Kind.MODULE, 'top', 0, None)

    # Scopes.

    def _inside(self, scope: Scope, visit) -> Scope:
        before, self.scope = self.scope, scope
        visit()
        self.scope = before
        return scope

    def _new(self, kind: Kind, name: str, node) -> Scope:
        return Scope(kind, name, node.lineno, self.scope)

    def _all(self, nodes) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def _annotation_scope(self, kind: Kind, name: str, node) -> Scope:
        scope = self._new(kind, name, node)
        scope.add('.format', Use.PARAMETER | Use.USE)
        if scope.parent.kind is Kind.CLASS or scope.parent.sees_class:
            scope.sees_class = True
            scope.add('__classdict__', Use.USE)
        return scope

    # Functions and classes.

    def _visit_function(self, node) -> None:
        self.scope.add(node.name, Use.LOCAL)
        self._all(node.decorator_list)
        defaults, keyword_defaults = node.args.defaults, [each for each in node.args.kw_defaults if each is not None]
        self._all(defaults)
        self._all(keyword_defaults)

        def whole() -> None:
            self._annotations_of(node)
            self._inside(self._new(Kind.FUNCTION, node.name, node), lambda: self._body_of(node))
        if node.type_params:
            scope = self._type_parameters(node)
            scope.add('.defaults', Use.PARAMETER)
            if keyword_defaults:
                scope.add('.kwdefaults', Use.PARAMETER)

            def with_parameters() -> None:
                self._all(node.type_params)
                whole()
            self._inside(scope, with_parameters)
        else:
            whole()

    visit_FunctionDef = visit_AsyncFunctionDef = _visit_function

    def _type_parameters(self, node) -> Scope:
        scope = self._new(Kind.TYPE_PARAMETERS, node.name, node)
        if scope.parent.kind is Kind.CLASS:
            scope.sees_class = True
            scope.add('__classdict__', Use.USE)
        return scope

    def _annotations_of(self, node) -> None:
        scope = self._annotation_scope(Kind.ANNOTATION, '__annotate__', node)
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, arguments.vararg, arguments.kwarg, *arguments.kwonlyargs]
        self._inside(scope, lambda: self._all([*(each and each.annotation for each in every), node.returns]))

    def _parameters(self, arguments) -> None:
        for each in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
            if each is not None:
                self.scope.add(each.arg, Use.PARAMETER)

    def _body_of(self, node) -> None:
        self._parameters(node.args)
        self._all(node.body)

    def visit_Lambda(self, node) -> None:
        self._all([*node.args.defaults, *node.args.kw_defaults])

        def body() -> None:
            self._parameters(node.args)
            self.visit(node.body)
        self._inside(self._new(Kind.FUNCTION, 'lambda', node), body)

    def visit_ClassDef(self, node) -> None:
        self.scope.add(node.name, Use.LOCAL)
        self._all(node.decorator_list)

        def whole() -> None:
            self._all(node.bases)
            self._all(node.keywords)
            scope = self._new(Kind.CLASS, node.name, node)
            scope.private = node.name
            if node.type_params:
                scope.add('__type_params__', Use.LOCAL)
                scope.add('.type_params', Use.USE)
            self._inside(scope, lambda: self._all(node.body))
        if not node.type_params:
            whole()
            return
        scope = self._type_parameters(node)

        def with_parameters() -> None:
            scope.private = node.name
            scope.add('.type_params', Use.LOCAL | Use.USE)
            scope.add('.generic_base', Use.LOCAL | Use.USE)
            self._all(node.type_params)
            whole()
        self._inside(scope, with_parameters)

    def visit_TypeAlias(self, node) -> None:
        self.visit(node.name)
        name = node.name.id

        def value() -> None:
            scope = self._annotation_scope(Kind.TYPE_ALIAS, name, node)
            self._inside(scope, lambda: self.visit(node.value))
        if not node.type_params:
            value()
            return
        scope = Scope(Kind.TYPE_PARAMETERS, name, node.lineno, self.scope)
        if scope.parent.kind is Kind.CLASS:
            scope.sees_class = True
            scope.add('__classdict__', Use.USE)

        def with_parameters() -> None:
            self._all(node.type_params)
            value()
        self._inside(scope, with_parameters)

    def _visit_parameter(self, node) -> None:
        self.scope.add(node.name, Use.TYPE_PARAMETER | Use.LOCAL)
        for value in (getattr(node, 'bound', None), node.default_value):
            if value is not None:
                scope = self._annotation_scope(Kind.TYPE_VARIABLE, node.name, value)
                scope.lineno = value.lineno
                self._inside(scope, lambda: self.visit(value))

    visit_TypeVar = visit_ParamSpec = visit_TypeVarTuple = _visit_parameter

    # Names.

    def visit_Name(self, node) -> None:
        self.scope.add(node.id, Use.USE if isinstance(node.ctx, ast.Load) else Use.LOCAL)
        if node.id == 'super' and isinstance(node.ctx, ast.Load) and self.scope.kind is Kind.FUNCTION:
            self.scope.add('__class__', Use.USE)

    def visit_Global(self, node) -> None:
        for name in node.names:
            self.scope.add(name, Use.GLOBAL)
            if self.scope is not self.top:
                self.top.add(name, Use.GLOBAL)

    def visit_Nonlocal(self, node) -> None:
        for name in node.names:
            self.scope.add(name, Use.NONLOCAL)

    def _visit_import(self, node) -> None:
        for each in node.names:
            if each.name != '*':
                self.scope.add(each.asname or each.name.partition('.')[0], Use.IMPORTED)

    visit_Import = visit_ImportFrom = _visit_import

    def visit_AnnAssign(self, node) -> None:
        if isinstance(node.target, ast.Name):
            name = node.target.id
            if node.simple:
                self.scope.add(name, Use.ANNOTATED | Use.LOCAL)
            elif node.value is not None:
                self.scope.add(name, Use.LOCAL)
        else:
            self.visit(node.target)
        self._annotation(node)
        if node.value is not None:
            self.visit(node.value)

    def _annotation(self, node) -> None:
        scope = self.scope
        if scope.kind is Kind.MODULE or scope.kind is Kind.CLASS and scope.is_conditional:
            if not scope.has_conditional:
                scope.has_conditional = True
                scope.add('__conditional_annotations__', Use.USE)
        if scope.annotations is None:
            scope.annotations = self._annotation_scope(Kind.ANNOTATION, '__annotate__', node.annotation)
        if scope.kind in (Kind.MODULE, Kind.CLASS):
            self._inside(scope.annotations, lambda: self.visit(node.annotation))
        else:
            # Those of local variables are read and forgotten.
            aside = Scope(Kind.ANNOTATION, '__annotate__', node.lineno, scope)
            scope.children.pop()
            self._inside(aside, lambda: self.visit(node.annotation))

    def visit_ExceptHandler(self, node) -> None:
        self._all([node.type])
        if node.name:
            self.scope.add(node.name, Use.LOCAL)
        self._all(node.body)

    def visit_MatchAs(self, node) -> None:
        self._all([node.pattern])
        if node.name:
            self.scope.add(node.name, Use.LOCAL)

    def visit_MatchStar(self, node) -> None:
        if node.name:
            self.scope.add(node.name, Use.LOCAL)

    def visit_MatchMapping(self, node) -> None:
        self._all(node.keys)
        self._all(node.patterns)
        if node.rest:
            self.scope.add(node.rest, Use.LOCAL)

    # What happens only under a condition.

    def _conditional(self, node) -> None:
        before, self.scope.is_conditional = self.scope.is_conditional, True
        self.generic_visit(node)
        self.scope.is_conditional = before

    visit_If = visit_For = visit_AsyncFor = visit_While = visit_Try = visit_TryStar = visit_Match = _conditional
    visit_With = visit_AsyncWith = _conditional

    def visit_NamedExpr(self, node) -> None:
        scope = self.scope
        if scope.comprehension is not None:
            name = node.target.id
            outer = scope
            while outer.comprehension is not None:
                outer = outer.parent
            if outer.kind is Kind.FUNCTION:
                uses = outer.symbols.get(outer.mangled(name), Use(0))
                scope.add(name, Use.GLOBAL if Use.GLOBAL in uses else Use.NONLOCAL)
                outer.add(name, Use.LOCAL)
            elif outer.kind is Kind.MODULE:
                scope.add(name, Use.GLOBAL)
                outer.add(name, Use.GLOBAL)
            self.visit(node.value)
            self.scope.add(name, Use.LOCAL)
            return
        self.visit(node.value)
        self.visit(node.target)

    # Comprehensions.

    def _comprehension(self, node, name: str, elements) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        scope = self._new(Kind.FUNCTION, name, node)
        scope.comprehension = name
        if scope.parent.sees_class:
            scope.sees_class = True
        scope.add('.0', Use.PARAMETER)

        def body() -> None:
            self._targets(first.target)
            self._all(first.ifs)
            for each in others:
                self._targets(each.target)
                self.visit(each.iter)
                self._all(each.ifs)
            self._all(elements)
        self._inside(scope, body)

    def _targets(self, target) -> None:
        self.visit(target)
        for each in ast.walk(target):
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                self.scope.add(each.id, Use.COMPREHENSION)

    def visit_ListComp(self, node) -> None:
        self._comprehension(node, 'listcomp', [node.elt])

    def visit_SetComp(self, node) -> None:
        self._comprehension(node, 'setcomp', [node.elt])

    def visit_GeneratorExp(self, node) -> None:
        self._comprehension(node, 'genexpr', [node.elt])

    def visit_DictComp(self, node) -> None:
        self._comprehension(node, 'dictcomp', [node.key, node.value])


def _place(scope: Scope, name: str, uses: Use, bound: set, known_global: set, class_scope) -> str:
    if Use.GLOBAL in uses:
        return 'global'
    if Use.NONLOCAL in uses:
        if name not in bound:
            raise SyntaxError(f"no binding for nonlocal '{name}' found")
        return 'free'
    if uses & Use.BOUND:
        return 'local'
    if class_scope is not None:
        # Scopes of annotations see the names of the class around them.
        outer = class_scope.symbols.get(name, Use(0))
        if isinstance(outer, tuple):
            outer = outer[0]
        if Use.GLOBAL in outer:
            return 'global'
        if outer & Use.BOUND and Use.NONLOCAL not in outer:
            return 'implicit'
    if name in bound:
        return 'free'
    return 'implicit'


def _resolve(scope: Scope, bound: set, known_global: set, class_scope) -> set:
    """Find the place of each name; return those that are free."""
    places = {name: _place(scope, name, uses, bound, known_global, class_scope) for name, uses in scope.symbols.items()}
    own = {name for name, place in places.items() if place == 'local'}
    explicit = {name for name, place in places.items() if place == 'global'}
    inner_bound = set(bound)
    inner_global = set(known_global)
    if scope.is_function_like():
        inner_bound -= explicit
        inner_bound |= own
        inner_global = (inner_global | explicit) - own
    elif scope.kind is Kind.CLASS:
        inner_bound |= {'__class__', '__classdict__', '__conditional_annotations__'}
    else:
        inner_global |= explicit
    free_below = set()
    for child in list(scope.children):
        sees = None
        if child.sees_class:
            sees = scope if scope.kind is Kind.CLASS else class_scope
        child_free = _resolve(child, inner_bound, inner_global, sees)
        if child.comprehension not in (None, 'genexpr') and not scope.sees_class:
            child_free = _inline(scope, child, child_free, places)
        free_below |= child_free
    own |= {name for name, place in places.items() if place == 'local'}
    free = {name for name, place in places.items() if place == 'free'}
    for name in free_below:
        if scope.is_function_like() and places.get(name) == 'local':
            places[name] = 'cell'
            continue
        if scope.kind is Kind.CLASS and name in ('__class__', '__classdict__', '__conditional_annotations__'):
            continue
        if name in places:
            if scope.kind is Kind.CLASS:
                scope.symbols[name] |= Use.FREE_CLASS
                free.add(name)
            elif places[name] == 'free':
                free.add(name)
            continue
        if name in bound:
            scope.symbols[name] = Use(0)
            places[name] = 'free'
            free.add(name)
    scope.symbols = {name: (uses, places[name]) for name, uses in scope.symbols.items()}
    return free


def _inline(scope: Scope, child: Scope, free: set, places: dict) -> set:
    """Put the names of a comprehension among those of the scope that it runs in."""
    free = set(free)
    for name, (uses, place) in child.symbols.items():
        if Use.PARAMETER in uses:
            continue
        if place == 'cell':
            uses |= Use.COMPREHENSION_CELL
            place = 'cell' if scope.is_function_like() else 'local'
        if scope.kind is Kind.CLASS and place == 'free' and name in ('__class__', '__classdict__'):
            free.discard(name)
            place = 'implicit'
        if name not in places:
            scope.symbols[name] = uses
            places[name] = place
        elif places[name] == 'local' and scope.kind is not Kind.CLASS and Use.BOUND & scope.symbols[name]:
            free.discard(name)
            if place == 'free':
                scope.symbols[name] |= Use.USE
    place = scope.children.index(child)
    scope.children[place:place + 1] = child.children
    return free


def analyzed(tree, filename: str) -> Scope:
    """Return the scope of a whole program."""
    reader = _Reader(filename)
    reader.visit(tree)
    _resolve(reader.top, set(), set(), None)
    return reader.top
