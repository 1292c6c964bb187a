"""Constants of characters, templates with `$name`, and the formatter behind `str.format`."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s: str, sep: str | None = None) -> str:
    """Capitalise every word."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


_sentinel: dict = {}


class Template:
    """A text with `$name` or `${name}` where values go, and `$$` for a dollar.

    A subclass may set `delimiter`, `idpattern`, `braceidpattern`, `flags` or the whole `pattern`.
    """

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None
    pattern = None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # What is inherited belongs to another delimiter perhaps.
        if 'pattern' not in cls.__dict__:
            cls.pattern = None
        cls._is_compiled = False

    _is_compiled = False

    @classmethod
    def _compiled(cls):
        import re
        if not cls.__dict__.get('_is_compiled'):
            pattern = cls.__dict__.get('pattern')
            if pattern is None:
                delimiter = re.escape(cls.delimiter)
                name = cls.idpattern
                braced = cls.braceidpattern or name
                pattern = (f'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|'
                           f'{{(?P<braced>{braced})}}|(?P<invalid>))')
            if isinstance(pattern, re.Pattern):
                cls.pattern = pattern
            else:
                flags = re.IGNORECASE if cls.flags is None else cls.flags
                cls.pattern = re.compile(pattern, flags | re.VERBOSE)
            cls._is_compiled = True
        return cls.pattern

    def __init__(self, template: str) -> None:
        self.template = template

    def _invalid(self, match):
        at = match.start('invalid')
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            colno, lineno = 1, 1
        else:
            colno = at - len(''.join(lines[:-1]))
            lineno = len(lines)
        raise ValueError(f'Invalid placeholder in string: line {lineno}, col {colno}')

    def _replace(self, mapping, leave_unknown: bool) -> str:
        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                if not leave_unknown:
                    return str(mapping[name])
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is None:
                self._unrecognized()
            if leave_unknown:
                return match.group()
            self._invalid(match)

        return self._compiled().sub(convert, self.template)

    def _unrecognized(self):
        raise ValueError('Unrecognized named group in pattern', self.pattern)

    @staticmethod
    def _merged(mapping, kws):
        if mapping is _sentinel:
            return kws
        if kws:
            from collections import ChainMap
            return ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=_sentinel, /, **kws) -> str:
        """Return the text with the values in it; KeyError when one is missing."""
        return self._replace(self._merged(mapping, kws), False)

    def safe_substitute(self, mapping=_sentinel, /, **kws) -> str:
        """Return the text with those values in it that there are."""
        return self._replace(self._merged(mapping, kws), True)

    def is_valid(self) -> bool:
        """Say whether `substitute` would find no wrong placeholder."""
        for match in self._compiled().finditer(self.template):
            if match.group('invalid') is not None:
                return False
            if match.group('named') is match.group('braced') is match.group('escaped') is None:
                self._unrecognized()
        return True

    def get_identifiers(self) -> list:
        """Return the names, each once, in the order in which they come."""
        names = {}
        for match in self._compiled().finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is not None:
                names[name] = None
            elif match.group('escaped') is match.group('invalid') is None:
                self._unrecognized()
        return list(names)


class Formatter:
    """Formats like `str.format`, with methods that a subclass may replace."""

    def format(self, format_string: str, /, *args, **kwargs) -> str:
        """Return the text with the values in it."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string: str, args, kwargs) -> str:
        """Return the text with the values in it, which come as a sequence and a mapping."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string: str, args, kwargs, used: set, depth: int, auto: int | bool = 0) -> tuple:
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for text, name, spec, conversion in self.parse(format_string):
            if text:
                result.append(text)
            if name is None:
                continue
            from _py_string import formatter_field_name_split
            first, _ = formatter_field_name_split(name)
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto) + name
                auto += 1
            elif isinstance(first, int):
                if auto:
                    raise ValueError('cannot switch from automatic field numbering to manual field specification')
                auto = False
            obj, key = self.get_field(name, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return ''.join(result), auto

    def get_value(self, key, args, kwargs):
        """Return the value for a number or a name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args: set, args, kwargs) -> None:
        """Called with what was used; a subclass may complain about the rest."""

    def format_field(self, value, format_spec: str) -> str:
        """Return a value as text."""
        return format(value, format_spec)

    def convert_field(self, value, conversion: str | None):
        """Do what stands after the `!`."""
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string: str):
        """Iterate over (text, field name, format, conversion)."""
        from _py_string import formatter_parser
        return formatter_parser(format_string)

    def get_field(self, field_name: str, args, kwargs) -> tuple:
        """Return the value of a field such as `0.name[key]`, and the first part of its name."""
        from _py_string import formatter_field_name_split
        first, rest = formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
