"""Signatures: the parameters of what can be called."""

import keyword
import types
from collections import OrderedDict

__all__ = ['Parameter', 'Signature', 'BoundArguments', 'signature']

__name__ = 'inspect'


class _empty:
    """Marks what a parameter or signature has not."""


class _Kind(int):
    def __new__(cls, value: int, name: str, description: str):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f'<_ParameterKind.{self.name}: {int(self)}>'


_POSITIONAL_ONLY = _Kind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _Kind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _Kind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _Kind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _Kind(4, 'VAR_KEYWORD', 'variadic keyword')
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


def formatannotation(annotation, base_module: str | None = None, *, quote_annotation_strings: bool = True) -> str:
    """Return an annotation as it would be written."""
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    if type(annotation).__name__ == 'ForwardRef' and hasattr(annotation, '__forward_arg__'):
        return annotation.__forward_arg__
    if getattr(annotation, '__module__', None) == 'typing':
        import re
        # A name may end in that too: `module.typing.A` stays.
        return re.sub(r'[\w.]+', lambda name: name[0].removeprefix('typing.'), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


class Parameter:
    """A parameter: its name, kind, default and annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name: str, kind, *, default=_empty, annotation=_empty) -> None:
        if kind not in _KINDS:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name.startswith('.') and name[1:].isdigit():
            # The iterable of a comprehension or generator expression.
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, '
                                 f'not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        elif not (name.isidentifier() or self._kind is _POSITIONAL_ONLY and name.removeprefix('.').isidentifier()) \
                or keyword.iskeyword(name):
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name, doc='The name.')
    kind = property(lambda self: self._kind, doc='How arguments reach it.')
    default = property(lambda self: self._default, doc='The default, or `Parameter.empty`.')
    annotation = property(lambda self: self._annotation, doc='The annotation, or `Parameter.empty`.')

    def replace(self, **changes):
        """Return the like with some things changed."""
        values = {'name': self._name, 'kind': self._kind, 'default': self._default, 'annotation': self._annotation}
        values.update(changes)
        return type(self)(values.pop('name'), values.pop('kind'), **values)

    __replace__ = replace

    def __str__(self) -> str:
        return self._format()

    def _format(self, quote: bool = True) -> str:
        text = self._name
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation, quote_annotation_strings=quote)}'
        if self._default is not _empty:
            text += f"{' = ' if self._annotation is not _empty else '='}{self._default!r}"
        return {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + text

    def __repr__(self) -> str:
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other) -> bool:
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == \
            (other._name, other._kind, other._default, other._annotation)

    def __hash__(self) -> int:
        return hash((self._name, self._kind, self._annotation, self._default))

    def __reduce__(self):
        state = {'_default': self._default, '_annotation': self._annotation}
        return type(self), (self._name, int(self._kind)), state

    def __setstate__(self, state: dict) -> None:
        self._default = state['_default']
        self._annotation = state['_annotation']


class BoundArguments:
    """The arguments of a call, by the parameters that they go to."""

    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments: dict) -> None:
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature, doc='The signature.')

    @property
    def args(self) -> tuple:
        """The positional arguments."""
        result = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self) -> dict:
        """The keyword arguments."""
        result = {}
        by_keyword = False
        for name, parameter in self._signature.parameters.items():
            if not by_keyword:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                    by_keyword = True
                if name not in self.arguments:
                    continue
            if not by_keyword or name not in self.arguments:
                continue
            if parameter.kind is _VAR_KEYWORD:
                result.update(self.arguments[name])
            else:
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self) -> None:
        """Put in the defaults for what was not given."""
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other) -> bool:
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __reduce__(self):
        return type(self), (self._signature, self.arguments)

    def __repr__(self) -> str:
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """The parameters of something that can be called, and the annotation of its result."""

    __slots__ = ('_parameters', '_return_annotation')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__: bool = True) -> None:
        made = {}
        highest = _POSITIONAL_ONLY
        seen_default = False
        variadic = set()
        for parameter in parameters or ():
            if __validate_parameters__:
                kind = parameter.kind
                if kind in variadic:
                    raise ValueError(f'more than one {kind.description} parameter')
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    variadic.add(kind)
                if kind < highest:
                    raise ValueError(f'wrong parameter order: {highest.description} parameter before '
                                     f'{kind.description} parameter')
                highest = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is _empty:
                        if seen_default:
                            raise ValueError('non-default argument follows default argument')
                    else:
                        seen_default = True
                if parameter.name in made:
                    raise ValueError(f'duplicate parameter name: {parameter.name!r}')
            made[parameter.name] = parameter
        self._parameters = types.MappingProxyType(OrderedDict(made))
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters, doc='The parameters by their names.')
    return_annotation = property(lambda self: self._return_annotation, doc='The annotation of the result.')

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped: bool = True, globals=None, locals=None, eval_str: bool = False,
                      annotation_format=1):
        """Return the signature of something that can be called."""
        how = {'globals': globals, 'locals': locals, 'eval_str': eval_str, 'format': annotation_format}
        return _Finder(cls, follow_wrapped, how).of(obj)

    def replace(self, **changes):
        """Return the like with some things changed."""
        parameters = changes.get('parameters', self._parameters.values())
        return type(self)(parameters, return_annotation=changes.get('return_annotation', self._return_annotation))

    __replace__ = replace

    def __eq__(self, other) -> bool:
        if not isinstance(other, Signature):
            return NotImplemented
        positional = [p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY]
        others = [p for p in other._parameters.values() if p.kind is not _KEYWORD_ONLY]
        return positional == others and dict(self._parameters) == dict(other._parameters) \
            and self._return_annotation == other._return_annotation

    def __hash__(self) -> int:
        keyword_only = frozenset(p for p in self._parameters.values() if p.kind is _KEYWORD_ONLY)
        others = tuple(p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY)
        return hash((others, keyword_only, self._return_annotation))

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state: dict) -> None:
        self._return_annotation = state['_return_annotation']

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self}>'

    def __str__(self) -> str:
        return self.format()

    def format(self, *, max_width: int | None = None, quote_annotation_strings: bool = True) -> str:
        """Return the signature as it stands in source; over several lines if it is wider than `max_width`."""
        parts = []
        slash_due = False
        star_due = True
        for parameter in self._parameters.values():
            if parameter.kind is _POSITIONAL_ONLY:
                slash_due = True
            elif slash_due:
                parts.append('/')
                slash_due = False
            if parameter.kind is _VAR_POSITIONAL:
                star_due = False
            elif parameter.kind is _KEYWORD_ONLY and star_due:
                parts.append('*')
                star_due = False
            parts.append(parameter._format(quote_annotation_strings))
        if slash_due:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            shown = formatannotation(self._return_annotation, quote_annotation_strings=quote_annotation_strings)
            text += f' -> {shown}'
        return text

    def bind(self, /, *args, **kwargs) -> BoundArguments:
        """Return which parameters the arguments go to; TypeError when they do not fit."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs) -> BoundArguments:
        """Do as `bind`, with some arguments missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args: tuple, kwargs: dict, partial: bool) -> BoundArguments:
        bound = {}
        rest, left = list(args), dict(kwargs)
        for name, parameter in self._parameters.items():
            if not rest or parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if parameter.kind is _VAR_POSITIONAL:
                bound[name] = tuple(rest)
                rest = []
                break
            if parameter.kind is _POSITIONAL_OR_KEYWORD and name in left:
                raise TypeError(f'multiple values for argument {name!r}')
            bound[name] = rest.pop(0)
        if rest:
            raise TypeError('too many positional arguments')
        variable_keywords = None
        misplaced = []
        # A keyword-only parameter is called one if nothing but arguments by position came before it.
        by_position = True
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind is _VAR_KEYWORD:
                variable_keywords = name
            elif kind is _VAR_POSITIONAL:
                by_position = False
            elif name in bound:
                continue
            elif name in left and kind is not _POSITIONAL_ONLY:
                bound[name] = left.pop(name)
            elif parameter.default is _empty and not partial:
                sort = ' positional-only' if name in left else ''
                if kind is _KEYWORD_ONLY and by_position:
                    sort = ' keyword-only'
                raise TypeError(f'missing a required{sort} argument: {name!r}')
            elif name in left:
                misplaced.append(name)
                continue
            by_position = False
        if left:
            if variable_keywords is not None:
                bound[variable_keywords] = left
            elif misplaced:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                f"{', '.join(misplaced)!r}")
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(left))!r}')
        return BoundArguments(self, bound)


def signature(obj, *, follow_wrapped: bool = True, globals=None, locals=None, eval_str: bool = False,
              annotation_format=1) -> Signature:
    """Return the signature of something that can be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str, annotation_format=annotation_format)


class _Finder:
    """Finds the signature of what can be called, in one way of looking."""

    def __init__(self, cls: type, follow_wrapped: bool, how: dict, skip_bound: bool = True) -> None:
        self.cls = cls
        self.follow_wrapped = follow_wrapped
        self.how = how
        self.skip_bound = skip_bound

    def of(self, obj) -> Signature:
        """Return the signature of any object."""
        import functools
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if isinstance(obj, types.MethodType):
            return self.bound(self.of(obj.__func__))
        if self.follow_wrapped:
            from inspect import unwrap
            obj = unwrap(obj, stop=lambda each: hasattr(each, '__signature__') or isinstance(each, types.MethodType))
            if isinstance(obj, types.MethodType):
                return self.of(obj)
        given = getattr(obj, '__signature__', None)
        if given is not None:
            return self.given(given)
        method = getattr(obj, '__partialmethod__', None)
        if isinstance(method, functools.partialmethod):
            return self.of_partial_method(method)
        if isinstance(obj, functools.partial):
            return _with_arguments(self.of(obj.func), obj)
        if isinstance(obj, types.FunctionType) or _is_like_function(obj):
            # A function may say that it takes other arguments than it shows.
            text = getattr(obj, '__text_signature__', None)
            return _of_text(text, self.cls) if text else _of_function(obj, self.cls, self.how)
        if isinstance(obj, type):
            return self.of_class(obj)
        if text := getattr(obj, '__text_signature__', None):
            owner = getattr(obj, '__self__', None)
            is_bound = owner is not None and not isinstance(owner, types.ModuleType)
            return _of_text(text, self.cls, is_bound and self.skip_bound)
        call = _method_of(type(obj), '__call__', _NATIVE_METHODS)
        if call is not None:
            return self.of(_bind(call, obj))
        raise ValueError(f'no signature found for builtin {obj!r}')

    def bound(self, found: Signature) -> Signature:
        """Return the signature without the argument that is bound."""
        if not self.skip_bound:
            return found
        parameters = list(found.parameters.values())
        if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
            raise ValueError('invalid method signature')
        if parameters[0].kind is not _VAR_POSITIONAL:
            del parameters[0]
        return found.replace(parameters=parameters)

    def given(self, given) -> Signature:
        """Return what an object has as `__signature__`."""
        found = given() if callable(given) and not isinstance(given, (Signature, str)) else given
        if isinstance(found, str):
            return _of_text(found, self.cls)
        if isinstance(found, Signature):
            return found
        raise TypeError(f'unexpected object {given!r} in __signature__ attribute')

    def of_partial_method(self, method) -> Signature:
        """Return the signature of a partial method: its own first argument stays the first."""
        inner = self.of(method.func)
        found = _with_arguments(inner, method, (None,))
        first = next(iter(inner.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return found
        rest = found.parameters.values()
        if any(each.kind is _POSITIONAL_ONLY for each in rest):
            first = first.replace(kind=_POSITIONAL_ONLY)
        return found.replace(parameters=[first, *rest])

    def of_class(self, obj: type) -> Signature:
        """Return the signature of a class: of its metaclass's `__call__`, or of the first `__new__` or `__init__`."""
        import functools
        call = _method_of(type(obj), '__call__')
        if call is not None:
            return self.of(_bind(call, obj))
        new, init = _method_of(obj, '__new__'), _method_of(obj, '__init__')
        for base in obj.__mro__:
            if new is not None and '__new__' in base.__dict__:
                found = _bind(new, obj)
                if isinstance(new, functools.partialmethod):
                    return self.of(found)
                # It gets the class, also behind what a method is bound to.
                is_bound_here = not isinstance(new, (classmethod, staticmethod))
                return self.bound(self.of(new if is_bound_here and callable(new) else found))
            if init is not None and '__init__' in base.__dict__:
                return self.of(_bind(init, obj))
        for base in obj.__mro__[:-1]:
            if isinstance(base.__text_signature__, str):
                return _of_text(base.__text_signature__, self.cls)
        if type in obj.__mro__ or obj.__init__ is not object.__init__ or obj.__new__ is not object.__new__:
            if obj is not type and type in obj.__mro__:
                raise ValueError(f'callable {obj!r} is not supported by signature')
            raise ValueError(f"no signature found for builtin {'' if obj is type else 'type '}{obj!r}")
        return self.cls()


# What the classes have that are native themselves.
_NATIVE_METHODS = (types.WrapperDescriptorType, types.MethodDescriptorType)
_NATIVE = (*_NATIVE_METHODS, types.ClassMethodDescriptorType, types.MethodWrapperType, types.BuiltinFunctionType)


def _method_of(cls: type, name: str, native: tuple = _NATIVE):
    """Return what a class has under a name as it is kept; None if that is native."""
    found = next((base.__dict__[name] for base in cls.__mro__ if name in base.__dict__), None)
    return None if isinstance(getattr(found, '__func__', found), native) else found


def _bind(found, obj):
    """Return what an attribute of a class becomes when it is got from `obj`."""
    get = None if isinstance(found, type) else getattr(type(found), '__get__', None)
    return found if get is None else get(found, obj, type(obj))


def _is_like_function(obj) -> bool:
    if isinstance(obj, type) or not isinstance(getattr(obj, '__code__', None), types.CodeType):
        return False
    return isinstance(getattr(obj, '__name__', None), str) \
        and isinstance(getattr(obj, '__defaults__', 0), (tuple, types.NoneType)) \
        and isinstance(getattr(obj, '__kwdefaults__', 0), (dict, types.NoneType)) \
        and isinstance(getattr(obj, '__annotations__', 0), (dict, types.NoneType))


def _of_function(func, cls: type, how: dict) -> Signature:
    from inspect import get_annotations
    code = func.__code__
    # The parameter of what works annotations out has a name that no program can write.
    names = tuple('format' if name == '.format' else name for name in code.co_varnames)
    count, positional_only, keyword_only = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    is_plain = isinstance(func, types.FunctionType)
    annotations = get_annotations(func, **how) if is_plain else func.__annotations__ or {}
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    first_default = count - len(defaults)

    def make(name: str, kind, default=_empty) -> Parameter:
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))

    parameters = [
        make(name, _POSITIONAL_ONLY if i < positional_only else _POSITIONAL_OR_KEYWORD,
             defaults[i - first_default] if i >= first_default else _empty)
        for i, name in enumerate(names[:count])
    ]
    place = count + keyword_only
    if code.co_flags & 4:
        parameters.append(make(names[place], _VAR_POSITIONAL))
        place += 1
    parameters += [make(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
                   for name in names[count:count + keyword_only]]
    if code.co_flags & 8:
        parameters.append(make(names[place], _VAR_KEYWORD))
    return cls(parameters, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _with_arguments(found: Signature, partial, before: tuple = ()) -> Signature:
    """Return the signature that is left when a partial object has given its arguments."""
    from functools import Placeholder
    try:
        bound = found.bind_partial(*before, *partial.args, **partial.keywords).arguments
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    parameters = []
    by_keyword = False
    for name, parameter in found.parameters.items():
        kind = parameter.kind
        if name in bound and kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            if bound[name] is Placeholder:
                # It is given by position, and so is what comes before it.
                parameters = [each.replace(kind=_POSITIONAL_ONLY) for each in parameters]
                parameters.append(parameter.replace(kind=_POSITIONAL_ONLY, default=_empty))
                continue
            if kind is _POSITIONAL_ONLY or (kind is _POSITIONAL_OR_KEYWORD and name not in partial.keywords):
                continue
            # It can still be given another value, by keyword, and what comes behind it by keyword alone.
            by_keyword |= kind is _POSITIONAL_OR_KEYWORD
            parameter = parameter.replace(kind=_KEYWORD_ONLY, default=bound[name])
        elif by_keyword and kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        elif by_keyword and kind is _VAR_POSITIONAL:
            continue
        parameters.append(parameter)
    return found.replace(parameters=parameters)


def _of_text(text: str, cls: type, is_bound: bool = False) -> Signature:
    """Read what native functions say of themselves: `($self, a, b=1, /, *args)`."""
    inside = text.strip().removeprefix('(').rpartition(')')[0]
    parameters = []
    kind = _POSITIONAL_OR_KEYWORD
    for part in _split_commas(inside):
        if part == '/':
            parameters = [each.replace(kind=_POSITIONAL_ONLY) for each in parameters]
        elif part == '*':
            kind = _KEYWORD_ONLY
        elif part.startswith('**'):
            parameters.append(Parameter(part[2:], _VAR_KEYWORD))
        elif part.startswith('*'):
            parameters.append(Parameter(part[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        elif part.startswith('$'):
            if not is_bound and part[1:] == 'self':
                parameters.append(Parameter('self', _POSITIONAL_ONLY))
        elif part:
            name, _, default = part.partition('=')
            value = _empty
            if default:
                try:
                    value = eval(default, {'sys': __import__('sys')})
                except Exception:
                    value = Ellipsis
            parameters.append(Parameter(name.partition(':')[0].strip(), kind, default=value))
    return cls(parameters, __validate_parameters__=False)


def _split_commas(text: str) -> list:
    parts, depth, start, quote = [], 0, 0, None
    for at, char in enumerate(text):
        if quote is not None:
            quote = None if char == quote else quote
        elif char in '\'"':
            quote = char
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        elif char == ',' and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]
