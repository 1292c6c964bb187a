"""Annotations: what they are, also while names in them are missing, and how they were written."""

import builtins as _builtins
import enum
import itertools
import sys
import types
from string.templatelib import Template as _Template

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
    '__extra_names__', '__code__', '__cell__', '__owner__', '__resolved_str_cache__', '__precedence__', '__context__',
)

# Objects that stand in the text of a reference have names of this form there.
_EXTRA_NAME = '__annotationlib_name_{}__'
_numbers = itertools.count(1)


class ForwardRef:
    """An expression in an annotation that could not be evaluated yet."""

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self._set(arg, module, owner, is_argument, is_class, None, None, None)

    def _set(self, arg, module, owner, is_argument, is_class, globals, cells, names):
        self.__arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__globals__ = globals
        # The variables of enclosing functions, by name; the cell itself if the reference is that variable.
        self.__cell__ = cells
        self.__extra_names__ = names
        self.__code__ = None
        self.__resolved_str_cache__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        if self.__code__ is not None:
            return self.__code__
        arg = self.__arg__
        # An item of what is unpacked stands for itself.
        written = f'({arg},)[0]' if arg.startswith('*') else f'({arg}\n)'
        if not arg.strip():
            written = arg
        try:
            self.__code__ = compile(written, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        return self.__code__

    @property
    def __resolved_str__(self):
        """The text, with what stands in it as an object written out."""
        if self.__resolved_str_cache__ is None:
            text = self.__arg__
            # One name may begin as another does.
            for name, value in reversed((self.__extra_names__ or {}).items()):
                text = text.replace(name, type_repr(value))
            self.__resolved_str_cache__ = text
        return self.__resolved_str_cache__

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """Return what the expression means now, in the form that is asked for."""
        if format == Format.STRING:
            return self.__resolved_str__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        owner = self.__owner__ if owner is None else owner
        globals, locals = self._namespaces(globals, locals, owner, type_params)
        arg = self.__forward_arg__
        import keyword
        if arg.isidentifier() and not keyword.iskeyword(arg):
            for space in (locals, globals, vars(_builtins)):
                if arg in space:
                    return space[arg]
            if format == Format.FORWARDREF:
                return self
            raise NameError(f'name {arg!r} is not defined', name=arg)
        code = self.__forward_code__
        if self.__extra_names__:
            locals = {**locals, **self.__extra_names__}
        if format == Format.VALUE:
            return eval(code, dict(globals), locals)
        return self._evaluate_partly(code, globals, locals)

    def _evaluate_partly(self, code, globals, locals):
        """Return what the expression means, with references for the names in it that are missing."""
        context = _Context(keeps_values=True)
        known = dict(globals)
        while True:
            try:
                found = eval(code, known, locals)
            except NameError as error:
                if error.name is None or error.name in known:
                    return self
                known[error.name] = _Stringifier(error.name, context)
            except Exception:
                return self
            else:
                break
        context.become_references(globals, self.__owner__, self.__forward_is_class__, {})
        return found

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
        elif type_params or self.__cell__ is not None:
            locals = dict(locals)
        for parameter in type_params or ():
            locals.setdefault(parameter.__name__, parameter)
        cells = self.__cell__
        if isinstance(cells, types.CellType):
            cells = {self.__arg__: cells}
        for name, cell in (cells or {}).items():
            try:
                locals.setdefault(name, cell.cell_contents)
            except ValueError:
                pass
        return globals, locals

    def _key(self):
        cells = self.__cell__
        if isinstance(cells, dict):
            cells = tuple(sorted((name, id(cell)) for name, cell in cells.items()))
        elif cells is not None:
            cells = id(cells)
        names = self.__extra_names__
        names = tuple(sorted((name, id(value)) for name, value in names.items())) if names else None
        return (self.__forward_arg__, self.__forward_module__, id(self.__globals__) if self.__globals__ else None,
                self.__forward_is_class__, cells, names)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self._key() == other._key() and self.__owner__ == other.__owner__

    def __hash__(self):
        return hash((self._key(), id(self.__owner__)))

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
        return f'ForwardRef({self.__resolved_str__!r}{"".join(extra)})'


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

    def __init__(self, keeps_values):
        self.made = []
        # Whether an object beside a stringifier stays what it is, under a name, or becomes text.
        self.keeps_values = keeps_values
        self.names = {}

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
        if value is None or type(value) in (bool, int, float, complex, str, bytes):
            return repr(value)
        if self.keeps_values:
            return self.named(value)
        if value is ...:
            return '...'
        if isinstance(value, _Template):
            return self.template(value)
        return repr(value)

    def named(self, value):
        """Return a name that an object has in the texts of references."""
        for name, known in self.names.items():
            if known is value:
                return name
        name = _EXTRA_NAME.format(next(_numbers))
        self.names[name] = value
        return name

    def template(self, value):
        """Return the text of a template string."""
        parts = []
        for part in value:
            if isinstance(part, str):
                parts.append(part.replace('{', '{{').replace('}', '}}'))
                continue
            conversion = f'!{part.conversion}' if part.conversion else ''
            specification = f':{part.format_spec}' if part.format_spec else ''
            parts.append(f'{{{part.expression}{conversion}{specification}}}')
        return 't' + repr(''.join(parts))

    def slice(self, value):
        """Return the text of a slice."""
        lower, upper, step = ('' if each is None else self.text(each)
                              for each in (value.start, value.stop, value.step))
        return f'{lower}:{upper}' + (f':{step}' if step else '')

    def as_string(self, value):
        """Return the text of an annotation."""
        return value if isinstance(value, str) else self.text(value)

    def become_references(self, globals, owner, is_class, cells):
        """Make references of all stringifiers, wherever they are by now."""
        for each in self.made:
            text = each.__arg__
            words = set(_words(text)) if cells or self.names else ()
            inside = {name: cell for name, cell in cells.items() if name in words}
            names = {name: value for name, value in self.names.items() if name in words}
            del each.__precedence__, each.__context__
            each.__class__ = ForwardRef
            each._set(text, None, owner, True, is_class, globals, inside.get(text, inside) or None, names or None)


def _words(text):
    return ''.join(each if each.isalnum() or each == '_' else ' ' for each in text).split()


def _evaluate(function, globals, context, replaced, *extra):
    """Call a function, in other globals and with other cells, until no name is missing."""
    code = function.__code__
    names = code.co_freevars
    if replaced is not None:
        globals.update((name, _Stringifier(name, context)) for name in code.co_names if hasattr(_builtins, name))
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
    is_generated = isinstance(function, types.FunctionType) and _is_generated(function)
    if not is_generated:
        try:
            return annotate(format)
        except NotImplementedError:
            pass
    if format == Format.VALUE:
        return annotate(Format.VALUE)
    extra = (Format.VALUE_WITH_FAKE_GLOBALS,)
    if isinstance(annotate, types.MethodType):
        extra = (annotate.__self__, *extra)
    if is_generated:
        if format == Format.FORWARDREF:
            try:
                return annotate(Format.VALUE)
            except Exception:
                # A name is missing, or something in it.
                pass
    elif not _knows_fake_globals(annotate):
        found = annotate(Format.VALUE)
        if format == Format.FORWARDREF:
            return found
        return type_repr(found) if _is_evaluate else annotations_to_string(found)
    if format == Format.STRING:
        return _as_text(function, extra, _is_evaluate)
    return _as_references(function, extra, owner, _is_evaluate)


def _knows_fake_globals(annotate) -> bool:
    """Whether a function that somebody wrote can be run among stand-ins for its names."""
    try:
        annotate(Format.VALUE_WITH_FAKE_GLOBALS)
    except NotImplementedError:
        return False
    except Exception:
        # It may be a name that is missing.
        pass
    return True


def _as_text(function, extra, is_evaluate):
    context = _Context(keeps_values=False)
    found = _evaluate(function, {'__builtins__': {}}, context, True, *extra)
    if is_evaluate:
        return context.as_string(found)
    return {name: context.as_string(value) for name, value in found.items()}


def _as_references(function, extra, owner, is_evaluate):
    builtins = function.__builtins__
    is_class = isinstance(owner, type)
    cells = dict(zip(function.__code__.co_freevars, function.__closure__ or ()))
    cells.pop('__classdict__', None)
    context = _Context(keeps_values=True)
    globals = {**function.__globals__, '__builtins__': builtins}
    try:
        found = _evaluate(function, globals, context, None, *extra)
    except Exception:
        # What is there does not go together.
        pass
    else:
        context.become_references(function.__globals__, owner, is_class, cells)
        return found
    # First all of it becomes references, then what can be known.
    context = _Context(keeps_values=True)
    found = _evaluate(function, {'__builtins__': {}}, context, True, *extra)
    context.become_references(function.__globals__, owner, is_class, cells)
    if is_evaluate:
        return _known(found)
    return {name: _known(value) for name, value in found.items()}


def _known(value):
    return value.evaluate(format=Format.FORWARDREF) if isinstance(value, ForwardRef) else value


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
    except AttributeError as error:
        if error.name != '__annotations__' or error.obj is not obj:
            # There are annotations, and an attribute in one of them is missing.
            raise
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
        found = None
        try:
            found = _stored(obj)
        except Exception:
            # Some name is missing.
            pass
        if found is None:
            found = _computed(obj, format)
        if found is None:
            found = _stored(obj)
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
    return {name: _evaluate_text(value, globals, locals) if isinstance(value, str) else value
            for name, value in found.items()}


def _evaluate_text(text, globals, locals):
    text = text.strip()
    # An item of what is unpacked stands for itself.
    return eval(f'({text},)[0]' if text.startswith('*') else text, globals, locals)


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
        functools = sys.modules.get('functools')
        inner = obj
        seen = {id(inner)}
        while True:
            if functools is not None and hasattr(inner, '__wrapped__'):
                if id(inner.__wrapped__) in seen:
                    break
                inner = inner.__wrapped__
                seen.add(id(inner))
            elif functools is not None and isinstance(inner, functools.partial):
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
