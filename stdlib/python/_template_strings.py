"""What t-strings make: templates and their interpolations."""

__all__ = ['Template', 'Interpolation']

__name__ = 'string.templatelib'


def _refuse_subclasses(cls) -> None:
    raise TypeError(f"type 'string.templatelib.{cls.__base__.__name__}' is not an acceptable base type")


class Interpolation:
    """A value in a t-string, with the text of its expression, and how it asks to be formatted."""

    __slots__ = ('_value', '_expression', '_conversion', '_format_spec')
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    def __new__(cls, value, expression: str = '', conversion: str | None = None, format_spec: str = ''):
        for name, given in (('expression', expression), ('format_spec', format_spec)):
            if not isinstance(given, str):
                raise TypeError(f'Interpolation() argument {name!r} must be str, not {type(given).__name__}')
        if conversion is not None:
            if not isinstance(conversion, str):
                raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
            if conversion not in ('s', 'a', 'r'):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = object.__new__(cls)
        self._value = value
        self._expression = expression
        self._conversion = conversion
        self._format_spec = format_spec
        return self

    def __init_subclass__(cls) -> None:
        _refuse_subclasses(cls)

    @property
    def value(self):
        """The value of the expression."""
        return self._value

    @property
    def expression(self) -> str:
        """The text of the expression."""
        return self._expression

    @property
    def conversion(self) -> str | None:
        """The letter after the exclamation mark."""
        return self._conversion

    @property
    def format_spec(self) -> str:
        """What stands after the colon."""
        return self._format_spec

    def __repr__(self) -> str:
        return f'Interpolation({self._value!r}, {self._expression!r}, {self._conversion!r}, {self._format_spec!r})'

    def __reduce__(self):
        return Interpolation, (self._value, self._expression, self._conversion, self._format_spec)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class Template:
    """Strings and interpolations in turn, beginning and ending with a string."""

    __slots__ = ('_strings', '_interpolations')

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError('Template.__new__ only accepts *args arguments')
        strings = ['']
        interpolations = []
        for part in args:
            if isinstance(part, str):
                strings[-1] += part
            elif isinstance(part, Interpolation):
                interpolations.append(part)
                strings.append('')
            else:
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', "
                                f'got {type(part).__name__}')
        self = object.__new__(cls)
        self._strings = tuple(strings)
        self._interpolations = tuple(interpolations)
        return self

    def __init_subclass__(cls) -> None:
        _refuse_subclasses(cls)

    @property
    def strings(self) -> tuple:
        """The strings, one more than there are interpolations."""
        return self._strings

    @property
    def interpolations(self) -> tuple:
        """The interpolations."""
        return self._interpolations

    @property
    def values(self) -> tuple:
        """The values of the interpolations."""
        return tuple(part._value for part in self._interpolations)

    def __iter__(self):
        for string, interpolation in zip(self._strings, self._interpolations):
            if string:
                yield string
            yield interpolation
        if self._strings[-1]:
            yield self._strings[-1]

    def __add__(self, other):
        if not isinstance(other, Template):
            raise TypeError('can only concatenate string.templatelib.Template '
                            f'(not "{type(other).__name__}") to string.templatelib.Template')
        return Template(*self, *other)

    def __repr__(self) -> str:
        return f'Template(strings={self._strings!r}, interpolations={self._interpolations!r})'

    def __reduce__(self):
        return Template, tuple(self)


def make_template(*parts):
    """Make the template of a t-string: tuples are the arguments of interpolations."""
    return Template(*[Interpolation(*part) if type(part) is tuple else part for part in parts])
