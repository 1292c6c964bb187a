"""Annotations: what they are, also while names in them are missing, and how they were written."""

import enum
import sys
import types

__all__ = [
    'Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
    'get_annotations', 'annotations_to_string', 'type_repr',
]


class Format(enum.IntEnum):
    """In what form annotations are wanted."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


# A stringifier becomes a reference, and so both have the same slots.
_SLOTS = (
    '__forward_is_argument__', '__forward_is_class__', '__forward_module__', '__weakref__', '__arg__', '__globals__',
    '__cell__', '__owner__', '__precedence__', '__context__',
)


class ForwardRef:
    """An expression in an annotation that could not be evaluated yet."""

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self._set(arg, module, owner, is_argument, is_class, None, None)

    def _set(self, arg, module, owner, is_argument, is_class, globals, cells):
        self.__arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__globals__ = globals
        # The variables of enclosing functions, by name.
        self.__cell__ = cells

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        arg = self.__arg__
        # An item of what is unpacked stands for itself.
        written = f'({arg},)[0]' if arg.startswith('*') else f'({arg}\n)'
        if not arg.strip():
            written = arg
        try:
            return compile(written, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """Return what the expression means now, in the form that is asked for."""
        if format == Format.STRING:
            return self.__forward_arg__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        owner = self.__owner__ if owner is None else owner
        globals, locals = self._namespaces(globals, locals, owner, type_params)
        arg = self.__forward_arg__
        import keyword
        if arg.isidentifier() and not keyword.iskeyword(arg):
            import builtins
            for space in (locals, globals, vars(builtins)):
                if arg in space:
                    return space[arg]
            if format == Format.FORWARDREF:
                return self
            raise NameError(f'name {arg!r} is not defined', name=arg)
        code = self.__forward_code__
        try:
            return eval(code, dict(globals), locals)
        except Exception:
            if format == Format.FORWARDREF:
                return self
            raise

    def _namespaces(self, globals, locals, owner, type_params):
        if globals is None:
            globals = self.__globals__
        if globals is None:
            module = self.__forward_module__
            if module is None:
                module = getattr(owner, '__module__', None)
            if isinstance(module, str):
                module = sys.modules.get(module)
            globals = getattr(module, '__dict__', None)
            if globals is None and isinstance(owner, types.ModuleType):
                globals = vars(owner)
            if globals is None:
                globals = getattr(owner, '__globals__', {})
        if type_params is None and owner is not None:
            type_params = getattr(owner, '__type_params__', None)
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else {}
        elif type_params or self.__cell__:
            locals = dict(locals)
        for parameter in type_params or ():
            locals.setdefault(parameter.__name__, parameter)
        for name, cell in (self.__cell__ or {}).items():
            try:
                locals.setdefault(name, cell.cell_contents)
            except ValueError:
                pass
        return globals, locals

    def _key(self):
        cells = tuple(sorted(self.__cell__)) if self.__cell__ else None
        return (self.__forward_arg__, self.__forward_module__, id(self.__globals__) if self.__globals__ else None,
                self.__forward_is_class__, cells, self.__owner__)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        arg, module, globals, is_class, cells, owner = self._key()
        return hash((arg, module, globals, is_class, cells, id(owner)))

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f', module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            extra.append(', is_class=True')
        if self.__owner__ is not None:
            extra.append(f', owner={self.__owner__!r}')
        return f'ForwardRef({self.__forward_arg__!r}{"".join(extra)})'


def _union(left, right):
    from typing import Union
    return Union[left, right]


class _Stringifier:
    """Stands for a name that is missing, and keeps as text what is done with it."""

    __slots__ = _SLOTS

    def __init__(self, text, context, precedence=20):
        self.__arg__ = text
        self.__precedence__ = precedence
        self.__context__ = context
        context.made.append(self)

    def _made(self, text, precedence=20):
        return _Stringifier(text, self.__context__, precedence)

    def _in(self, precedence):
        return f'({self.__arg__})' if self.__precedence__ < precedence else self.__arg__

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return self._made(f'{self._in(20)}.{name}')

    def __getitem__(self, key):
        if isinstance(key, tuple) and key:
            inside = ', '.join(self.__context__.text(each) for each in key) + (',' if len(key) == 1 else '')
        elif isinstance(key, slice):
            inside = self.__context__.slice(key)
        else:
            inside = self.__context__.text(key)
        return self._made(f'{self._in(20)}[{inside}]')

    def __call__(self, *args, **kwargs):
        parts = [self.__context__.text(each) for each in args]
        parts += [f'{name}={self.__context__.text(each)}' for name, each in kwargs.items()]
        return self._made(f'{self._in(20)}({", ".join(parts)})')

    def __iter__(self):
        # What is unpacked stands for all of its items.
        yield self._made(f'*{self._in(6)}')

    def __hash__(self):
        return id(self)

    def __format__(self, specification):
        raise TypeError('Cannot stringify annotation containing string formatting')

    def __repr__(self):
        return self.__arg__


def _binary(sign, precedence):
    right = precedence if sign == '**' else precedence + 1
    left = precedence + 1 if sign == '**' else precedence

    def forward(self, other):
        return self._made(f'{self._in(left)} {sign} {self.__context__.text(other, right)}', precedence)

    def backward(self, other):
        return self._made(f'{self.__context__.text(other, left)} {sign} {self._in(right)}', precedence)
    return forward, backward


def _comparison(sign):
    def compare(self, other):
        return self._made(f'{self._in(6)} {sign} {self.__context__.text(other, 6)}', 5)
    return compare


def _prefix(sign):
    def apply(self):
        return self._made(f'{sign}{self._in(12)}', 12)
    return apply


for _name, _sign, _level in (
        ('add', '+', 10), ('sub', '-', 10), ('mul', '*', 11), ('matmul', '@', 11), ('truediv', '/', 11),
        ('floordiv', '//', 11), ('mod', '%', 11), ('lshift', '<<', 9), ('rshift', '>>', 9), ('or', '|', 6),
        ('xor', '^', 7), ('and', '&', 8), ('pow', '**', 13)):
    _forward, _backward = _binary(_sign, _level)
    setattr(_Stringifier, f'__{_name}__', _forward)
    setattr(_Stringifier, f'__r{_name}__', _backward)
for _name, _sign in (('lt', '<'), ('le', '<='), ('gt', '>'), ('ge', '>='), ('eq', '=='), ('ne', '!=')):
    setattr(_Stringifier, f'__{_name}__', _comparison(_sign))
for _name, _sign in (('invert', '~'), ('pos', '+'), ('neg', '-')):
    setattr(_Stringifier, f'__{_name}__', _prefix(_sign))


class _Context:
    """What the stringifiers of one evaluation share."""

    def __init__(self):
        self.made = []

    def text(self, value, precedence=0):
        """Return the text of a value beside a stringifier."""
        if type(value) is _Stringifier:
            return value._in(precedence)
        if isinstance(value, slice):
            return self.slice(value)
        if type(value) in (list, tuple) or (type(value) is set and value):
            inside = ', '.join(self.text(each) for each in value)
            if type(value) is tuple:
                return f'({inside}{"," if len(value) == 1 else ""})'
            return f'[{inside}]' if type(value) is list else '{' + inside + '}'
        if type(value) is dict:
            return '{' + ', '.join(f'{self.text(key)}: {self.text(each)}' for key, each in value.items()) + '}'
        if value is None or value is ... or isinstance(value, (bool, int, float, complex, str, bytes)):
            return '...' if value is ... else repr(value)
        return type_repr(value)

    def slice(self, value):
        """Return the text of a slice."""
        lower, upper, step = ('' if each is None else self.text(each)
                              for each in (value.start, value.stop, value.step))
        return f'{lower}:{upper}' + (f':{step}' if step else '')

    def as_string(self, value):
        """Return the text of an annotation."""
        if isinstance(value, str):
            return value
        if type(value) in (tuple, list, dict, set):
            return self.text(value)
        return self.text(value) if type(value) is _Stringifier else type_repr(value)

    def become_references(self, function, owner, is_class, cells):
        """Make references of all stringifiers, wherever they are by now."""
        for each in self.made:
            text = each.__arg__
            del each.__precedence__, each.__context__
            each.__class__ = ForwardRef
            each._set(text, None, owner, True, is_class, function.__globals__, cells)


def _evaluate(function, globals, context, replaced, *extra):
    """Call a function, in other globals and with other cells, until no name is missing."""
    code = function.__code__
    names = code.co_freevars
    cells = list(function.__closure__ or ())
    for index, name in enumerate(names):
        if replaced is not None and name != '__classdict__':
            cells[index] = types.CellType(_Stringifier(name, context))
        elif name == '__classdict__' and replaced is not None:
            cells[index] = types.CellType({})
    while True:
        made = types.FunctionType(code, globals, closure=tuple(cells), argdefs=function.__defaults__,
                                  kwdefaults=function.__kwdefaults__)
        try:
            return made(*extra)
        except NameError as error:
            name = error.name
            if name is None:
                raise
            if name in names and name not in globals and '__classdict__' != name:
                index = names.index(name)
                try:
                    cells[index].cell_contents
                except ValueError:
                    cells[index] = types.CellType(_Stringifier(name, context))
                    continue
            if name in globals:
                raise
            globals[name] = _Stringifier(name, context)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Return what an `__annotate__` function gives in a form, also in those that it does not know."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    format = Format(format)
    function = getattr(annotate, '__func__', annotate)
    if not isinstance(function, types.FunctionType):
        return annotate(format)
    if not _is_generated(function):
        try:
            return annotate(format)
        except NotImplementedError:
            pass
    if format == Format.VALUE:
        return annotate(Format.VALUE)
    context = _Context()
    extra = (Format.VALUE_WITH_FAKE_GLOBALS,)
    if isinstance(annotate, types.MethodType):
        extra = (annotate.__self__, *extra)
    if format == Format.STRING:
        found = _evaluate(function, {'__builtins__': {}}, context, True, *extra)
        if _is_evaluate:
            return context.as_string(found)
        return {name: context.as_string(value) for name, value in found.items()}
    try:
        return annotate(Format.VALUE)
    except Exception:
        # A name is missing, or something in it.
        pass
    globals = dict(function.__globals__)
    globals.setdefault('__builtins__', __builtins__)
    found = _evaluate(function, globals, context, None, *extra)
    cells = dict(zip(function.__code__.co_freevars, function.__closure__ or ()))
    cells.pop('__classdict__', None)
    context.become_references(function, owner, isinstance(owner, type), cells or None)
    return found


def _is_generated(function) -> bool:
    """Whether the compiler made a function of annotations; such a one knows values only."""
    return function.__code__.co_varnames[:1] == ('.format',)


def call_evaluate_function(evaluate, format, *, owner=None):
    """Return what an evaluating function of `typing` gives in a form."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def get_annotate_from_class_namespace(namespace):
    """Return the function that gives the annotations of a class being made, or None."""
    found = namespace.get('__annotate__')
    return namespace.get('__annotate_func__') if found is None else found


def type_repr(value):
    """Return the text of a value as annotations have it."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)) and not isinstance(
            value, types.GenericAlias):
        if value.__module__ in ('builtins', None):
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    """Return annotations that are values as texts; texts stay what they are."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


# The attributes of a class itself: its metaclass may have annotations of its own.
_annotations_of_class = type.__dict__['__annotations__'].__get__
_own_annotate = type.__dict__['__annotate__'].__get__


def _annotate_of_class(cls: type):
    try:
        return _own_annotate(cls)
    except AttributeError:
        # A built-in class has none.
        return None


def _stored(obj):
    if obj is type:
        # It has its own descriptor instead, which other classes are asked by.
        return None
    try:
        found = _annotations_of_class(obj) if isinstance(obj, type) else obj.__annotations__
    except AttributeError:
        return None
    if found is not None and not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    return found


def _computed(obj, format):
    if obj is type:
        return None
    annotate = _annotate_of_class(obj) if isinstance(obj, type) else getattr(obj, '__annotate__', None)
    if annotate is None:
        return None
    found = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotate__ returned a non-dict')
    return found


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Return the annotations of a class, module or function, in the form that is asked for, as a new dictionary."""
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if format == Format.VALUE:
        found = _stored(obj)
        if found is None:
            found = _computed(obj, format)
    elif format == Format.FORWARDREF:
        try:
            found = _stored(obj)
        except Exception:
            # Some name is missing.
            found = _computed(obj, format)
            if found is None:
                raise
    elif format == Format.STRING:
        found = _computed(obj, format)
        if found is None:
            found = _stored(obj)
            if found is not None:
                found = annotations_to_string(found)
    else:
        raise ValueError(f'Unsupported format {format!r}')
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    if not found:
        return {}
    if not eval_str:
        return dict(found)
    globals, locals = _namespaces_of(obj, globals, locals)
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in found.items()}


def _namespaces_of(obj, globals, locals):
    """Return the namespaces in which the annotations of an object are evaluated."""
    own_globals = own_locals = None
    parameters = ()
    if isinstance(obj, type):
        module = sys.modules.get(getattr(obj, '__module__', None))
        own_globals = getattr(module, '__dict__', None)
        own_locals = dict(vars(obj))
        parameters = getattr(obj, '__type_params__', ())
    elif isinstance(obj, types.ModuleType):
        own_globals = vars(obj)
    elif callable(obj):
        import functools
        inner = obj
        seen = {id(inner)}
        while True:
            if hasattr(inner, '__wrapped__'):
                if id(inner.__wrapped__) in seen:
                    break
                inner = inner.__wrapped__
                seen.add(id(inner))
            elif isinstance(inner, functools.partial):
                inner = inner.func
            else:
                break
        own_globals = getattr(inner, '__globals__', None)
        parameters = getattr(obj, '__type_params__', ())
    globals = own_globals if globals is None else globals
    locals = own_locals if locals is None else locals
    if parameters:
        locals = {parameter.__name__: parameter for parameter in parameters} | dict(locals or {})
    return globals, locals
