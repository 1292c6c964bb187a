"""What t-strings make: templates and their interpolations."""

__all__ = ['Template', 'Interpolation', 'make_template']

__name__ = 'string.templatelib'


class _Fixed:
    """Attributes are set once, by the constructor, and there are no subclasses."""

    __slots__ = ()

    def __setattr__(self, name, value):
        if name in type(self).__slots__ or name == 'values':
            raise AttributeError('readonly attribute')
        raise AttributeError(f'{type(self).__module__ + "." + type(self).__name__!r} object has no attribute {name!r}')

    def __delattr__(self, name):
        self.__setattr__(name, None)


def _refuse(cls):
    def __init_subclass__(subclass, **kwargs):
        raise TypeError(f"type '{cls.__module__}.{cls.__name__}' is not an acceptable base type")
    cls.__init_subclass__ = classmethod(__init_subclass__)
    return cls


@_refuse
class Interpolation(_Fixed):
    """A field of a template: its value, the text of the expression, the conversion and the format specification."""

    __slots__ = ('value', 'expression', 'conversion', 'format_spec')
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    def __new__(cls, *args, **kwargs):
        names = cls.__match_args__
        if len(args) > len(names):
            raise TypeError(f'Interpolation() takes at most 4 arguments ({len(args) + len(kwargs)} given)')
        given = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f"Interpolation() got an unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"argument for Interpolation() given by name ('{name}') and position "
                                f'({names.index(name) + 1})')
            given[name] = value
        if 'value' not in given:
            raise TypeError("Interpolation() missing required argument 'value' (pos 1)")
        expression = given.get('expression', '')
        conversion = given.get('conversion')
        format_spec = given.get('format_spec', '')
        for name, value in (('expression', expression), ('conversion', conversion), ('format_spec', format_spec)):
            if not isinstance(value, str) and not (name == 'conversion' and value is None):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(value).__name__}")
        if conversion is not None and conversion not in ('s', 'r', 'a'):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        return _interpolation(given['value'], expression, conversion, format_spec)

    def __repr__(self):
        return f'Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})'

    def __reduce__(self):
        return Interpolation, (self.value, self.expression, self.conversion, self.format_spec)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _interpolation(value, expression, conversion, format_spec):
    made = object.__new__(Interpolation)
    put = object.__setattr__
    put(made, 'value', value)
    put(made, 'expression', expression)
    put(made, 'conversion', conversion)
    put(made, 'format_spec', format_spec)
    return made


@_refuse
class TemplateIter:
    """Goes over the strings that are not empty and the interpolations, in order."""

    __slots__ = ('_parts',)

    def __init__(self, parts):
        self._parts = parts

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


TemplateIter.__qualname__ = TemplateIter.__name__ = 'TemplateIter'


@_refuse
class Template(_Fixed):
    """Strings, and an interpolation between each two of them."""

    __slots__ = ('strings', 'interpolations')

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError('Template.__new__ only accepts *args arguments')
        for part in args:
            if not isinstance(part, (str, Interpolation)):
                raise TypeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', "
                                f'got {type(part).__name__}')
        return _template(args)

    @property
    def values(self):
        """The values of the interpolations."""
        return tuple(each.value for each in self.interpolations)

    def __iter__(self):
        return TemplateIter(_parts(self))

    def __add__(self, other):
        if not isinstance(other, Template):
            kind = type(other)
            name = kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
            raise TypeError(f'can only concatenate string.templatelib.Template (not "{name}") to '
                            'string.templatelib.Template')
        return _template([*_parts(self), *_parts(other)])

    def __radd__(self, other):
        if isinstance(other, str):
            raise TypeError('can only concatenate str (not "string.templatelib.Template") to str')
        return NotImplemented

    def __repr__(self):
        return f'Template(strings={self.strings!r}, interpolations={self.interpolations!r})'

    def __reduce__(self):
        return Template, tuple(_parts(self))

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _parts(template):
    """Yield the strings that are not empty and the interpolations, in order."""
    strings = iter(template.strings)
    for interpolation in template.interpolations:
        string = next(strings)
        if string:
            yield string
        yield interpolation
    string = next(strings)
    if string:
        yield string


def _template(parts):
    """Make a template; strings beside each other become one, and empty ones stand where there is none."""
    strings, interpolations = [''], []
    for part in parts:
        if isinstance(part, str):
            strings[-1] += part
        else:
            interpolations.append(part)
            strings.append('')
    made = object.__new__(Template)
    object.__setattr__(made, 'strings', tuple(strings))
    object.__setattr__(made, 'interpolations', tuple(interpolations))
    return made


def make_template(*parts):
    """Make the template of a literal, whose fields are tuples."""
    return _template([part if isinstance(part, str) else _interpolation(*part) for part in parts])
