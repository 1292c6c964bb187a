"""Looking at live objects: what they are, what they take, and where they come from."""

import sys
import types

from _signatures import BoundArguments, Parameter, Signature, _empty, _Finder, signature

__all__ = [
    'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'ArgInfo', 'Arguments', 'Attribute',
    'BoundArguments', 'BufferFlags', 'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
    'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR', 'CO_HAS_DOCSTRING', 'CO_ITERABLE_COROUTINE', 'CO_METHOD',
    'CO_NESTED', 'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED', 'CO_VARARGS', 'CO_VARKEYWORDS',
    'ClosureVars', 'FrameInfo', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED', 'GEN_RUNNING',
    'GEN_SUSPENDED', 'Parameter', 'Signature', 'Traceback', 'classify_class_attrs', 'cleandoc', 'currentframe',
    'findsource', 'formatannotation', 'formatannotationrelativeto', 'formatargvalues', 'get_annotations', 'getabsfile',
    'getargs', 'getargvalues', 'getasyncgenlocals', 'getasyncgenstate', 'getattr_static', 'getblock', 'getcallargs',
    'getclasstree', 'getclosurevars', 'getcomments', 'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile',
    'getframeinfo', 'getfullargspec', 'getgeneratorlocals', 'getgeneratorstate', 'getinnerframes', 'getlineno',
    'getmembers', 'getmembers_static', 'getmodule', 'getmodulename', 'getmro', 'getouterframes', 'getsource',
    'getsourcefile', 'getsourcelines', 'indentsize', 'isabstract', 'isasyncgen', 'isasyncgenfunction', 'isawaitable',
    'isbuiltin', 'isclass', 'iscode', 'iscoroutine', 'iscoroutinefunction', 'isdatadescriptor', 'isframe', 'isfunction',
    'isgenerator', 'isgeneratorfunction', 'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod', 'ismethoddescriptor',
    'ismethodwrapper', 'ismodule', 'ispackage', 'isroutine', 'istraceback', 'markcoroutinefunction', 'signature',
    'stack', 'trace', 'unwrap', 'walktree', 'TPFLAGS_IS_ABSTRACT',
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'


# What an object is.

def _is_a(name: str, cls, what: str):
    def check(object) -> bool:
        return isinstance(object, cls)
    check.__name__ = check.__qualname__ = name
    check.__doc__ = f'Say whether the object is {what}.'
    return check


ismodule = _is_a('ismodule', types.ModuleType, 'a module')
isclass = _is_a('isclass', type, 'a class')
ismethod = _is_a('ismethod', types.MethodType, 'a bound method')
isfunction = _is_a('isfunction', types.FunctionType, 'a function written in Python')
isbuiltin = _is_a('isbuiltin', types.BuiltinFunctionType, 'a native function or bound native method')
isgenerator = _is_a('isgenerator', types.GeneratorType, 'a generator')
iscoroutine = _is_a('iscoroutine', types.CoroutineType, 'a coroutine')
isasyncgen = _is_a('isasyncgen', types.AsyncGeneratorType, 'an asynchronous generator')
istraceback = _is_a('istraceback', types.TracebackType, 'a traceback')
isframe = _is_a('isframe', types.FrameType, 'a frame')
iscode = _is_a('iscode', types.CodeType, 'a code object')
ismethodwrapper = _is_a('ismethodwrapper', types.MethodWrapperType, 'a bound special method of a native type')
ismemberdescriptor = _is_a('ismemberdescriptor', types.MemberDescriptorType, 'the descriptor of a slot')
isgetsetdescriptor = _is_a('isgetsetdescriptor', types.GetSetDescriptorType, 'the descriptor of a native attribute')


def ismethoddescriptor(object) -> bool:
    """Say whether the object becomes a method when it is got from an instance, and is no function."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__get__') and not hasattr(cls, '__set__') and not hasattr(cls, '__delete__')


def isdatadescriptor(object) -> bool:
    """Say whether the object decides what happens when an attribute is set or deleted."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def isroutine(object) -> bool:
    """Say whether the object is a function or method of any kind."""
    if isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) \
            or ismethodwrapper(object):
        return True
    functools = sys.modules.get('functools')
    return functools is not None and isinstance(object, functools._singledispatchmethod_get)


def isabstract(object) -> bool:
    """Say whether the object is a class with abstract methods."""
    if not isinstance(object, type):
        return False
    if '__abstractmethods__' in object.__dict__ or not hasattr(type(object), '__instancecheck__') \
            or type(object) is type:
        return bool(getattr(object, '__abstractmethods__', None))
    # In the middle of being made: `__init_subclass__` asks before anybody has looked.
    if any(getattr(value, '__isabstractmethod__', False) for value in object.__dict__.values()):
        return True
    return any(getattr(getattr(object, name, None), '__isabstractmethod__', False)
               for base in object.__bases__ for name in getattr(base, '__abstractmethods__', ()))


class _Mark:
    # What `markcoroutinefunction` leaves at a function.
    pass


_is_coroutine_mark = _Mark()


def markcoroutinefunction(func):
    """Have a function that gives a coroutine count as a coroutine function."""
    getattr(func, '__func__', func)._is_coroutine_marker = _is_coroutine_mark
    return func


def _plain_function(obj):
    import functools
    while True:
        if ismethod(obj):
            obj = obj.__func__
        elif isinstance(obj, (functools.partial, functools.partialmethod)):
            obj = obj.func
        elif isfunction(obj) and isinstance(getattr(obj, '__partialmethod__', None), functools.partialmethod):
            obj = obj.__partialmethod__.func
        else:
            return obj


def _has_flag(obj, flag: int) -> bool:
    obj = _plain_function(obj)
    return isfunction(obj) and bool(obj.__code__.co_flags & flag)


def isgeneratorfunction(obj) -> bool:
    """Say whether a call gives a generator."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj) -> bool:
    """Say whether a call gives a coroutine."""
    if _has_flag(obj, CO_COROUTINE):
        return True
    # Objects that stand for such functions say so, in one of two ways.
    function = _plain_function(obj)
    code = None if isclass(function) else getattr(function, '__code__', None)
    flags = getattr(code, 'co_flags', 0) if callable(function) and not isfunction(function) else 0
    return (isinstance(flags, int) and bool(flags & CO_COROUTINE)) or \
        getattr(function, '_is_coroutine_marker', None) is _is_coroutine_mark


def isasyncgenfunction(obj) -> bool:
    """Say whether a call gives an asynchronous generator."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object) -> bool:
    """Say whether the object can be awaited."""
    if isinstance(object, types.CoroutineType) or hasattr(type(object), '__await__'):
        return True
    return isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


# States.

def getgeneratorstate(generator) -> str:
    """Return GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine) -> str:
    """Return CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getgeneratorlocals(generator) -> dict:
    """Return the local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine) -> dict:
    """Return the local variables of a coroutine."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


# Members and documentation.

def getmro(cls: type) -> tuple:
    """Return the classes in which an attribute is looked for."""
    return cls.__mro__


def _members(object, predicate, get) -> list:
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            names += [name for name, value in base.__dict__.items()
                      if isinstance(value, types.DynamicClassAttribute)]
    result = []
    seen = set()
    for name in names:
        try:
            if name in seen:
                # The second of this name is what the class itself has.
                raise AttributeError(name)
            value = get(object, name)
        except AttributeError:
            for base in getattr(object, '__mro__', ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        seen.add(name)
        if predicate is None or predicate(value):
            result.append((name, value))
    return sorted(result, key=lambda pair: pair[0])


def getmembers(object, predicate=None) -> list:
    """Return the members as pairs of name and value, those for which `predicate` is true."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None) -> list:
    """Return the members as they are kept, without descriptors having their say."""
    return _members(object, predicate, getattr_static)


# Tools that take the place of functions here know it by the second name.
_missing = _sentinel = object()


_order_of = type.__dict__['__mro__'].__get__
_names_of = type.__dict__['__dict__'].__get__


def _shadowed_dict(cls: type):
    # What stands in the place of the `__dict__` that instances have by themselves.
    for base in _order_of(cls):
        found = _names_of(base).get('__dict__', _missing)
        if found is not _missing and not (type(found) is types.GetSetDescriptorType and found.__name__ == '__dict__'):
            return found
    return _missing


def _static_in_class(cls: type, attr: str):
    for base in _order_of(cls):
        if _shadowed_dict(type(base)) is _missing and attr in _names_of(base):
            return _names_of(base)[attr]
    return _missing


def getattr_static(obj, attr: str, default=_missing):
    """Return an attribute as it is kept, without descriptors, `__getattr__` and the like having their say."""
    own = _missing
    cls = obj
    if type not in _order_of(type(obj)):
        cls = type(obj)
        shadow = _shadowed_dict(cls)
        if shadow is _missing or type(shadow) is types.MemberDescriptorType:
            try:
                own = dict.get(object.__getattribute__(obj, '__dict__'), attr, _missing)
            except (AttributeError, TypeError):
                pass
    in_class = _static_in_class(cls, attr)
    if own is not _missing and in_class is not _missing:
        kind = type(in_class)
        decides = _static_in_class(kind, '__get__') is not _missing and (
            _static_in_class(kind, '__set__') is not _missing or _static_in_class(kind, '__delete__') is not _missing)
        return in_class if decides else own
    if own is not _missing:
        return own
    if in_class is not _missing:
        return in_class
    if obj is cls:
        found = _static_in_class(type(cls), attr)
        if found is not _missing:
            return found
    if default is not _missing:
        return default
    raise AttributeError(attr)


def cleandoc(doc: str) -> str:
    """Take the indentation off a docstring, and the empty lines around it."""
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')), default=0)
    lines = [lines[0].lstrip(' '), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object) -> str | None:
    """Return the documentation, that of a base class if there is no own."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object) -> str | None:
    if isclass(object):
        for base in object.__mro__[1:-1]:
            if base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(object, '__name__', None)
    if isinstance(object, property):
        object = object.fget
    if ismemberdescriptor(object):
        # `__slots__` may be a dictionary of what there is to say.
        slots = getattr(object.__objclass__, '__slots__', None)
        return slots.get(name) if isinstance(slots, dict) else None
    if ismethod(object):
        cls = object.__self__ if isclass(object.__self__) else type(object.__self__)
    elif isfunction(object) and '.' in object.__qualname__:
        cls = sys.modules.get(object.__module__)
        for part in object.__qualname__.split('.')[:-1]:
            cls = getattr(cls, part, None)
    else:
        return None
    for base in getattr(cls, '__mro__', ()):
        if name in base.__dict__:
            doc = getattr(base.__dict__[name], '__doc__', None)
            if doc is not None:
                return doc
    return None


def unwrap(func, *, stop=None):
    """Follow `__wrapped__` to what is inside all wrappers."""
    first = func
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen.add(id(func))
    return func


from annotationlib import get_annotations  # noqa: E402  It is public here too.
from _inspect_sources import (  # noqa: E402  That file asks the questions above.
    FrameInfo,
    Traceback,
    currentframe,
    getfile,
    getframeinfo,
    getinnerframes,
    getmodule,
    getmodulename,
    getouterframes,
    getsource,
    getsourcefile,
    getsourcelines,
    indentsize,
    stack,
    trace,
)


# Arguments, as they were asked for before there were signatures.

class FullArgSpec(tuple):
    """What a function takes: args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations."""

    __slots__ = ()
    _fields = ('args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations')

    def __repr__(self) -> str:
        return f"FullArgSpec({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))})"

    def __getattr__(self, name: str):
        try:
            return self[self._fields.index(name)]
        except ValueError:
            raise AttributeError(name) from None


def getfullargspec(func) -> FullArgSpec:
    """Return what a function takes; a bound method takes its object too."""
    try:
        found = _Finder(Signature, False, {'eval_str': False}, skip_bound=False).of(func)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, defaults, keyword_only, keyword_defaults = [], [], [], {}
    varargs = varkw = None
    annotations = {}
    if found.return_annotation is not _empty:
        annotations['return'] = found.return_annotation
    for parameter in found.parameters.values():
        name = parameter.name
        if parameter.kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif parameter.kind is Parameter.VAR_KEYWORD:
            varkw = name
        elif parameter.kind is Parameter.KEYWORD_ONLY:
            keyword_only.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec((args, varargs, varkw, tuple(defaults) or None, keyword_only, keyword_defaults or None,
                        annotations))


def getcallargs(func, /, *positional, **named) -> dict:
    """Return what the parameters would be bound to by a call."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    spec = getfullargspec(func)
    parameters = [*spec.args]
    if spec.varargs:
        parameters.append(f'*{spec.varargs}')
    elif spec.kwonlyargs:
        parameters.append('*')
    parameters += spec.kwonlyargs
    if spec.varkw:
        parameters.append(f'**{spec.varkw}')
    # A function with the same parameters binds them, and says what is wrong.
    namespace = {}
    exec(f"def same({', '.join(parameters)}): return locals()", namespace)
    same = namespace['same']
    same.__defaults__ = spec.defaults
    same.__kwdefaults__ = spec.kwonlydefaults
    same.__name__ = same.__qualname__ = func.__name__
    try:
        bound = same(*positional, **named)
    except TypeError as error:
        # It joins the last two of several names in its own way.
        raise TypeError(str(error).replace("', and '", "' and '")) from None
    by_position = [*spec.args, *filter(None, (spec.varargs, spec.varkw))]
    return {name: bound[name] for name in [*by_position, *spec.kwonlyargs]}


# What few programs need is loaded when one asks for it.

_MORE = frozenset((
    'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'ArgInfo', 'Arguments', 'Attribute',
    'BufferFlags', 'ClosureVars', 'classify_class_attrs',
    'findsource', 'formatannotation', 'formatannotationrelativeto', 'formatargvalues', 'getabsfile', 'getargs',
    'getargvalues', 'getasyncgenlocals', 'getasyncgenstate', 'getblock', 'getclasstree', 'getclosurevars',
    'getcomments', 'getlineno', 'ispackage', 'walktree',
))


def __getattr__(name: str):
    if name not in _MORE:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import _inspect_more
    for each in _MORE:
        globals()[each] = getattr(_inspect_more, each)
    return globals()[name]


def __dir__() -> list:
    return sorted({*globals(), *_MORE})
