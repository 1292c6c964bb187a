"""Signatures: the parameters of what can be called."""

import types

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


def _format_annotation(annotation) -> str:
    if type(annotation).__name__ == 'ForwardRef' and hasattr(annotation, '__forward_arg__'):
        return annotation.__forward_arg__
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if annotation.__module__ == 'builtins':
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
        if not name.isidentifier():
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
        text = self._name
        if self._annotation is not _empty:
            text += f': {_format_annotation(self._annotation)}'
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
        return _make_parameter, (type(self), self._name, int(self._kind), self._default, self._annotation)


def _make_parameter(cls, name, kind, default, annotation):
    return cls(name, kind, default=default, annotation=annotation)


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
        for parameter in parameters or ():
            if __validate_parameters__:
                kind = parameter.kind
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
        self._parameters = types.MappingProxyType(made)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters, doc='The parameters by their names.')
    return_annotation = property(lambda self: self._return_annotation, doc='The annotation of the result.')

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped: bool = True, globals=None, locals=None, eval_str: bool = False):
        """Return the signature of something that can be called."""
        reading = {'globals': globals, 'locals': locals, 'eval_str': eval_str}
        return _of_callable(obj, follow_wrapped, cls, reading)

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
        return hash((frozenset(self._parameters.values()), self._return_annotation))

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
            parts.append(str(parameter))
        if slash_due:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            text += f' -> {_format_annotation(self._return_annotation)}'
        return text

    def bind(self, /, *args, **kwargs) -> BoundArguments:
        """Return which parameters the arguments go to; TypeError when they do not fit."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs) -> BoundArguments:
        """Do as `bind`, with some arguments missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args: tuple, kwargs: dict, partial: bool) -> BoundArguments:
        bound = {}
        rest = list(args)
        left = dict(kwargs)
        variable_keywords = None
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind is _VAR_POSITIONAL:
                if rest:
                    bound[name] = tuple(rest)
                    rest = []
                continue
            if kind is _VAR_KEYWORD:
                variable_keywords = name
                continue
            if kind is not _KEYWORD_ONLY and rest:
                if kind is _POSITIONAL_OR_KEYWORD and name in left:
                    raise TypeError(f'multiple values for argument {name!r}')
                bound[name] = rest.pop(0)
                continue
            if kind is not _POSITIONAL_ONLY and name in left:
                bound[name] = left.pop(name)
            elif parameter.default is _empty and not partial:
                if kind is _POSITIONAL_ONLY and name in left:
                    raise TypeError(f'{name!r} parameter is positional only, but was passed as a keyword')
                raise TypeError(f'missing a required argument: {name!r}')
        if rest:
            raise TypeError('too many positional arguments')
        if left:
            if variable_keywords is None:
                raise TypeError(f'got an unexpected keyword argument {next(iter(left))!r}')
            bound[variable_keywords] = left
        return BoundArguments(self, bound)


def signature(obj, *, follow_wrapped: bool = True, globals=None, locals=None, eval_str: bool = False,
              annotation_format=1) -> Signature:
    """Return the signature of something that can be called."""
    reading = {'globals': globals, 'locals': locals, 'eval_str': eval_str, 'format': annotation_format}
    return _of_callable(obj, follow_wrapped, Signature, reading)


def _of_callable(obj, follow_wrapped: bool, cls: type, reading: dict) -> Signature:
    import functools
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(_of_callable(obj.__func__, follow_wrapped, cls, reading))
    if follow_wrapped:
        from inspect import unwrap
        obj = unwrap(obj, stop=lambda each: hasattr(each, '__signature__') or isinstance(each, types.MethodType))
        if isinstance(obj, types.MethodType):
            return _of_callable(obj, follow_wrapped, cls, reading)
    given = getattr(obj, '__signature__', None) if not isinstance(obj, type) or '__signature__' in obj.__dict__ else None
    if given is not None:
        if callable(given) and not isinstance(given, Signature):
            given = given()
        if isinstance(given, str):
            return _of_text(given, cls)
        if isinstance(given, Signature):
            return given
        raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
    if isinstance(obj, types.FunctionType):
        # A function may say that it takes other arguments than it shows.
        text = getattr(obj, '__text_signature__', None)
        return _of_text(text, cls) if text else _of_function(obj, cls, reading)
    if isinstance(obj, functools.partial):
        return _of_partial(obj, cls, reading)
    text = getattr(obj, '__text_signature__', None)
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped, cls, reading)
    if text:
        return _of_text(text, cls, getattr(obj, '__self__', None) is not None
                        and not isinstance(obj.__self__, types.ModuleType))
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, types.FunctionType):
        return _without_first(_of_callable(call, follow_wrapped, cls, reading))
    raise ValueError(f'no signature found for builtin {obj!r}')


def _without_first(found: Signature) -> Signature:
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
        raise ValueError('invalid method signature')
    if parameters[0].kind is not _VAR_POSITIONAL:
        del parameters[0]
    return found.replace(parameters=parameters)


def _of_class(obj: type, follow_wrapped: bool, cls: type, reading: dict) -> Signature:
    call = next((base.__dict__['__call__'] for base in type(obj).__mro__ if '__call__' in base.__dict__), None)
    if isinstance(call, types.FunctionType):
        return _without_first(_of_callable(call, follow_wrapped, cls, reading))
    for base in obj.__mro__:
        for name in ('__new__', '__init__'):
            method = base.__dict__.get(name)
            if base is object or method is None:
                continue
            method = getattr(method, '__func__', method)
            if callable(method) and hasattr(method, '__code__') or hasattr(method, '__wrapped__'):
                return _without_first(_of_callable(method, follow_wrapped, cls, reading))
        text = base.__text_signature__ if base is not object else None
        if isinstance(text, str):
            return _of_text(text, cls)
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return cls()
    raise ValueError(f'no signature found for builtin type {obj!r}')


def _of_function(func, cls: type, reading: dict) -> Signature:
    from inspect import get_annotations
    code = func.__code__
    names = code.co_varnames
    count, positional_only, keyword_only = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    annotations = get_annotations(func, **reading)
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


def _of_partial(obj, cls: type, reading: dict) -> Signature:
    from functools import Placeholder
    found = _of_callable(obj.func, True, cls, reading)
    bound = found.bind_partial(*obj.args, **obj.keywords).arguments
    parameters = []
    by_keyword = False
    for name, parameter in found.parameters.items():
        if name in bound and bound[name] is not Placeholder:
            if parameter.kind is _POSITIONAL_ONLY or parameter.kind is _POSITIONAL_OR_KEYWORD \
                    and name not in obj.keywords:
                continue
            if parameter.kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
                # It can still be given another value, by keyword.
                by_keyword = True
                parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=bound[name]))
                continue
        elif by_keyword and parameter.kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        if by_keyword and parameter.kind is _VAR_POSITIONAL:
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
                parameters.append(Parameter('self', kind))
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
