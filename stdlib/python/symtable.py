"""What the compiler knows of names: the scopes of a program, and how each uses its names."""

import ast
from enum import StrEnum

import _symbol_scopes as _scopes
from _symbol_scopes import Kind as _Kind
from _symbol_scopes import Use as _Use

__all__ = ['symtable', 'SymbolTableType', 'SymbolTable', 'Class', 'Function', 'Symbol']


def symtable(code, filename, compile_type) -> 'SymbolTable':
    """Return the scope of a whole program; `compile_type` is `exec`, `eval` or `single`."""
    if compile_type not in ('exec', 'eval', 'single'):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    if not isinstance(code, (str, bytes, bytearray, memoryview, ast.AST)):
        raise TypeError('symtable() arg 1 must be a string or bytes object')
    tree = compile(code, filename, compile_type, ast.PyCF_ONLY_AST, dont_inherit=True)
    try:
        compile(tree, filename, compile_type, dont_inherit=True)
    except SyntaxError as error:
        # What is wrong with names is wrong here; other things are noticed later only.
        if any(words in error.msg for words in _OF_NAMES):
            raise
    return _table(_scopes.analyzed(tree, filename), filename)


_OF_NAMES = (
    'no binding for nonlocal', ' is parameter and ', 'duplicate ', ' is assigned to before ', ' is used prior to ',
    'annotated name ', 'assignment expression', 'import * only', 'nonlocal declaration not allowed', ' is nonlocal and global',
)


class SymbolTableType(StrEnum):
    """The kinds of scopes."""

    MODULE = 'module'
    FUNCTION = 'function'
    CLASS = 'class'
    ANNOTATION = 'annotation'
    TYPE_ALIAS = 'type alias'
    TYPE_PARAMETERS = 'type parameters'
    TYPE_VARIABLE = 'type variable'


_KINDS = {
    _Kind.MODULE: SymbolTableType.MODULE, _Kind.FUNCTION: SymbolTableType.FUNCTION, _Kind.CLASS: SymbolTableType.CLASS,
    _Kind.ANNOTATION: SymbolTableType.ANNOTATION, _Kind.TYPE_ALIAS: SymbolTableType.TYPE_ALIAS,
    _Kind.TYPE_PARAMETERS: SymbolTableType.TYPE_PARAMETERS, _Kind.TYPE_VARIABLE: SymbolTableType.TYPE_VARIABLE,
}


def _table(scope, filename: str) -> 'SymbolTable':
    # A scope has one table, whoever asks for it.
    if scope.table is None:
        cls = {_Kind.FUNCTION: Function, _Kind.CLASS: Class}.get(scope.kind, SymbolTable)
        scope.table = cls(scope, filename)
    return scope.table


class SymbolTable:
    """A scope."""

    def __init__(self, raw_table, filename: str) -> None:
        self._table = raw_table
        self._filename = filename
        self._symbols = {}

    def __repr__(self) -> str:
        kind = '' if self.__class__ is SymbolTable else f'{self.__class__.__name__} '
        if self._table.kind is _Kind.MODULE:
            return f'<{kind}SymbolTable for module {self._filename}>'
        return f'<{kind}SymbolTable for {self._table.name} in {self._filename}>'

    def get_type(self) -> SymbolTableType:
        """Return the kind of the scope."""
        return _KINDS[self._table.kind]

    def get_id(self) -> int:
        """Return a number of the scope."""
        return id(self._table)

    def get_name(self) -> str:
        """Return the name of the function or class, or `top`."""
        return self._table.name

    def get_lineno(self) -> int:
        """Return the line at which it begins."""
        return self._table.lineno

    def is_optimized(self) -> bool:
        """Whether its names are known before it runs."""
        return self._table.kind is _Kind.FUNCTION

    def is_nested(self) -> bool:
        """Whether it lies in a function."""
        return self._table.is_nested

    def has_children(self) -> bool:
        """Whether there are scopes in it."""
        return bool(self._table.children)

    def get_identifiers(self):
        """Return the names."""
        return self._table.symbols.keys()

    def lookup(self, name: str) -> 'Symbol':
        """Return what is known of a name."""
        if name not in self._symbols:
            uses, place = self._table.symbols[name]
            found = [_table(child, self._filename) for child in self._table.children if child.name == name]
            self._symbols[name] = Symbol(name, uses, place, found, module_scope=self._table.kind is _Kind.MODULE)
        return self._symbols[name]

    def get_symbols(self) -> list:
        """Return what is known of all names."""
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self) -> list:
        """Return the scopes in it."""
        return [_table(child, self._filename) for child in self._table.children]


class Function(SymbolTable):
    """The scope of a function."""

    def _names(self, test) -> tuple:
        return tuple(name for name, entry in self._table.symbols.items() if test(*entry))

    def get_parameters(self) -> tuple:
        """Return the parameters."""
        return tuple(self._table.parameters)

    def get_locals(self) -> tuple:
        """Return the names of the function itself."""
        return self._names(lambda uses, place: place in ('local', 'cell'))

    def get_globals(self) -> tuple:
        """Return the names of the module that it uses."""
        return self._names(lambda uses, place: place in ('global', 'implicit'))

    def get_nonlocals(self) -> tuple:
        """Return the names that it declares as those of functions around it."""
        return self._names(lambda uses, place: _Use.NONLOCAL in uses)

    def get_frees(self) -> tuple:
        """Return the names of functions around it."""
        return self._names(lambda uses, place: place == 'free')


class Class(SymbolTable):
    """The scope of a class."""

    def get_methods(self) -> tuple:
        """Return the names of the functions in it; deprecated."""
        from warnings import warn
        warn('symtable.Class.get_methods() is deprecated and will be removed in Python 3.16.', DeprecationWarning,
             stacklevel=2)
        found = {}
        for child in self._table.children:
            scopes = child.children if child.kind is _Kind.TYPE_PARAMETERS else [child]
            for scope in scopes:
                uses, _ = self._table.symbols.get(scope.name, (_Use(0), None))
                if scope.kind is _Kind.FUNCTION and _Use.LOCAL in uses:
                    found[scope.name] = True
        return tuple(found)


class Symbol:
    """A name in a scope."""

    def __init__(self, name: str, uses, place: str, namespaces=None, *, module_scope: bool = False) -> None:
        self._name = name
        self._uses = uses
        self._place = place
        self._namespaces = namespaces or ()
        self._module_scope = module_scope

    def __repr__(self) -> str:
        kind = {'local': 'LOCAL', 'global': 'GLOBAL_EXPLICIT', 'implicit': 'GLOBAL_IMPLICIT', 'free': 'FREE',
                'cell': 'CELL'}[self._place]
        return f'<symbol {self._name!r}: {kind}, {"|".join(_scopes.shown_uses(self._uses))}>'

    def get_name(self) -> str:
        """Return the name."""
        return self._name

    def is_referenced(self) -> bool:
        """Whether it is read."""
        return _Use.USE in self._uses

    def is_parameter(self) -> bool:
        """Whether it is a parameter."""
        return _Use.PARAMETER in self._uses

    def is_type_parameter(self) -> bool:
        """Whether it is a type parameter."""
        return _Use.TYPE_PARAMETER in self._uses

    def is_global(self) -> bool:
        """Whether it is one of the module."""
        return self._place in ('global', 'implicit') or self._module_scope and bool(self._uses & _Use.BOUND)

    def is_nonlocal(self) -> bool:
        """Whether it is declared as one of a function around."""
        return _Use.NONLOCAL in self._uses

    def is_declared_global(self) -> bool:
        """Whether it is declared as one of the module."""
        return self._place == 'global'

    def is_local(self) -> bool:
        """Whether it is one of the scope itself."""
        return self._place in ('local', 'cell') or self._module_scope and bool(self._uses & _Use.BOUND)

    def is_annotated(self) -> bool:
        """Whether it has an annotation."""
        return _Use.ANNOTATED in self._uses

    def is_free(self) -> bool:
        """Whether it is one of a scope around."""
        return self._place == 'free'

    def is_free_class(self) -> bool:
        """Whether a class has it, and a function in it uses another one of the same name around the class."""
        return _Use.FREE_CLASS in self._uses

    def is_imported(self) -> bool:
        """Whether an import sets it."""
        return _Use.IMPORTED in self._uses

    def is_assigned(self) -> bool:
        """Whether it is assigned to."""
        return _Use.LOCAL in self._uses

    def is_comp_iter(self) -> bool:
        """Whether a comprehension sets it."""
        return _Use.COMPREHENSION in self._uses

    def is_comp_cell(self) -> bool:
        """Whether a comprehension sets it, and a function in it uses it."""
        return _Use.COMPREHENSION_CELL in self._uses

    def is_namespace(self) -> bool:
        """Whether it names a function or class that is defined in the scope."""
        return bool(self._namespaces)

    def get_namespaces(self):
        """Return the scopes that it names."""
        return self._namespaces

    def get_namespace(self) -> SymbolTable:
        """Return the one scope that it names."""
        if not self._namespaces:
            raise ValueError('name is not bound to any namespaces')
        if len(self._namespaces) > 1:
            raise ValueError('name is bound to multiple namespaces')
        return self._namespaces[0]
