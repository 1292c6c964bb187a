"""Configurations in files of sections, each of options with values."""

import functools
from collections import ChainMap
from collections.abc import MutableMapping

from configparser._errors import (
    MAX_INTERPOLATION_DEPTH,
    DuplicateOptionError,
    DuplicateSectionError,
    Error,
    InterpolationDepthError,
    InterpolationError,
    InterpolationMissingOptionError,
    InterpolationSyntaxError,
    InvalidWriteError,
    MissingSectionHeaderError,
    MultilineContinuationError,
    NoOptionError,
    NoSectionError,
    ParsingError,
    UnnamedSectionDisabledError,
)
from configparser._interpolation import BasicInterpolation, ExtendedInterpolation, Interpolation
from configparser._reading import Reader

__all__ = ('NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
           'InterpolationDepthError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError', 'ParsingError',
           'MissingSectionHeaderError', 'MultilineContinuationError', 'UnnamedSectionDisabledError',
           'InvalidWriteError', 'ConfigParser', 'RawConfigParser', 'Interpolation', 'BasicInterpolation',
           'ExtendedInterpolation', 'SectionProxy', 'ConverterMapping', 'DEFAULTSECT', 'MAX_INTERPOLATION_DEPTH',
           'UNNAMED_SECTION')

DEFAULTSECT = 'DEFAULT'
_default_dict = dict


class _UnnamedSection:
    def __repr__(self) -> str:
        return '<UNNAMED_SECTION>'


UNNAMED_SECTION = _UnnamedSection()
_UNSET = object()


class RawConfigParser(MutableMapping):
    """A configuration whose values stand for themselves."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}
    # Programs may set patterns of their own, with the groups `header`, and `option`, `vi` and `value`.
    SECTCRE = OPTCRE = None

    def __init__(self, defaults=None, dict_type=dict, allow_no_value: bool = False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict: bool = True,
                 empty_lines_in_values: bool = True, default_section=DEFAULTSECT, interpolation=_UNSET,
                 converters=_UNSET, allow_unnamed_section: bool = False) -> None:
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._allow_unnamed_section = allow_unnamed_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        if interpolation is None:
            interpolation = Interpolation()
        if not isinstance(interpolation, Interpolation):
            raise TypeError('interpolation= must be None or an instance of Interpolation; got an object of type '
                            f'{type(interpolation)}')
        self._interpolation = interpolation
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def defaults(self):
        """Return the values that hold in all sections."""
        return self._defaults

    def sections(self) -> list:
        """Return the names of the sections, without that of the defaults."""
        return list(self._sections.keys())

    def _add_proxy(self, section) -> None:
        self._proxies[section] = SectionProxy(self, section)

    def add_section(self, section) -> None:
        """Add a section."""
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section is UNNAMED_SECTION and not self._allow_unnamed_section:
            raise UnnamedSectionDisabledError
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._add_proxy(section)

    def has_section(self, section) -> bool:
        """Return whether there is the section; that of the defaults is none."""
        return section in self._sections

    def options(self, section) -> list:
        """Return the names of the options, also those of the defaults."""
        try:
            options = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        options.update(self._defaults)
        return list(options.keys())

    def read(self, filenames, encoding=None) -> list:
        """Read files, leaving out those that cannot be opened; return the names of the others."""
        import os
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            if isinstance(filename, os.PathLike):
                filename = os.fspath(filename)
            found.append(filename)
        return found

    def read_file(self, f, source=None) -> None:
        """Read lines."""
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string: str, source: str = '<string>') -> None:
        """Read a text."""
        from io import StringIO
        self.read_file(StringIO(string), source)

    def read_dict(self, dictionary, source: str = '<dict>') -> None:
        """Take over a mapping of mappings."""
        added = set()
        for section, options in dictionary.items():
            if section is not UNNAMED_SECTION:
                section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for option, value in options.items():
                option = self.optionxform(str(option))
                if value is not None:
                    value = str(value)
                if self._strict and (section, option) in added:
                    raise DuplicateOptionError(section, option, source)
                added.add((section, option))
                self.set(section, option, value)

    def _read_defaults(self, defaults) -> None:
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _read(self, file, name) -> None:
        Reader(self, name, UNNAMED_SECTION).read(file)

    def _match_header(self, text: str):
        if self.SECTCRE is not None:
            found = self.SECTCRE.match(text)
            return found.group('header') if found else None
        end = text.rfind(']')
        return text[1:end] if text[0] == '[' and end > 1 else None

    def _match_option(self, text: str):
        """Return the option and its value, None without one; None if the text is no option."""
        if self.OPTCRE is not None:
            found = self.OPTCRE.match(text)
            return found.group('option', 'value') if found else None
        places = [place for place in map(text.find, self._delimiters) if place >= 0]
        if not places:
            return (text, None) if self._allow_no_value else None
        # White space before a delimiter is no part of it, unless there is no other delimiter behind.
        end = len(text[:min(places)].rstrip())
        start = len(text) - len(text[end:].lstrip())
        for place in range(start, end - 1, -1):
            for delimiter in self._delimiters:
                if text.startswith(delimiter, place):
                    return text[:end], text[place + len(delimiter):]
        return None

    def get(self, section, option, *, raw: bool = False, vars=None, fallback=_UNSET):
        """Return a value."""
        try:
            values = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _unify_values(self, section, vars):
        options = {}
        try:
            options = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {}
        if vars:
            for key, value in vars.items():
                given[self.optionxform(key)] = None if value is None else str(value)
        return ChainMap(given, options, self._defaults)

    def _get_conv(self, section, option, conv, *, raw: bool = False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw: bool = False, vars=None, fallback=_UNSET, **kwargs):
        """Return a value as int."""
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw: bool = False, vars=None, fallback=_UNSET, **kwargs):
        """Return a value as float."""
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw: bool = False, vars=None, fallback=_UNSET, **kwargs):
        """Return a value as bool."""
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value: str) -> bool:
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw: bool = False, vars=None):
        """Return the pairs of a section, or without one the sections."""
        if section is _UNSET:
            return super().items()
        options = self._defaults.copy()
        try:
            options.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        names = list(options.keys())
        if vars:
            for key, value in vars.items():
                options[self.optionxform(key)] = value
        if raw:
            return [(name, options[name]) for name in names]
        return [(name, None if options[name] is None else
                 self._interpolation.before_get(self, section, name, options[name], options)) for name in names]

    def popitem(self) -> tuple:
        """Remove the first section; return its name and the section."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def optionxform(self, optionstr: str) -> str:
        """Return the name of an option as it is kept."""
        return optionstr.lower()

    def has_option(self, section, option) -> bool:
        """Return whether there is the option, also in the defaults."""
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        if section not in self._sections:
            return False
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None) -> None:
        """Set a value."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            options = self._defaults
        else:
            try:
                options = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        options[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters: bool = True) -> None:
        """Write the configuration."""
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f' {delimiter} '
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        names = self.sections()
        if UNNAMED_SECTION in names:
            # Without a header it can only be the first.
            names.remove(UNNAMED_SECTION)
            if items := self._sections[UNNAMED_SECTION].items():
                self._write_section(fp, UNNAMED_SECTION, items, delimiter, unnamed=True)
        for name in names:
            self._write_section(fp, name, self._sections[name].items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter: str, unnamed: bool = False) -> None:
        if not unnamed:
            fp.write(f'[{section_name}]\n')
        for key, value in section_items:
            self._validate_key_contents(key)
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace('\r\n', '\n').replace('\r', '\n').replace('\n', '\n\t')
            else:
                value = ''
            fp.write(f'{key}{value}\n')
        fp.write('\n')

    def _validate_key_contents(self, key: str) -> None:
        if key and self._match_header(key) is not None:
            raise InvalidWriteError(f'Cannot write key {key}; begins with section pattern')
        for delimiter in self._delimiters:
            if delimiter in key:
                raise InvalidWriteError(f'Cannot write key {key}; contains delimiter {delimiter}')

    def remove_option(self, section, option) -> bool:
        """Remove an option; return whether it was there."""
        if not section or section == self.default_section:
            options = self._defaults
        else:
            try:
                options = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        option = self.optionxform(option)
        if option not in options:
            return False
        del options[option]
        return True

    def remove_section(self, section) -> bool:
        """Remove a section; return whether it was there."""
        if section not in self._sections:
            return False
        del self._sections[section]
        del self._proxies[section]
        return True

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value) -> None:
        # The section itself must not be emptied before it is read.
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key) -> None:
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key) -> bool:
        return key == self.default_section or self.has_section(key)

    def __len__(self) -> int:
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections.keys()

    def _validate_value_types(self, *, section='', option='', value='') -> None:
        if not isinstance(section, str):
            raise TypeError('section names must be strings or UNNAMED_SECTION')
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')

    @property
    def converters(self):
        """The functions behind methods like `getint`."""
        return self._converters


class ConfigParser(RawConfigParser):
    """A configuration whose values may refer to others."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None) -> None:
        """Set a value, which must be text."""
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section) -> None:
        """Add a section, whose name must be text."""
        if section is not UNNAMED_SECTION:
            self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults) -> None:
        # What they refer to may come later.
        interpolation = self._interpolation
        self._interpolation = Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation


class SectionProxy(MutableMapping):
    """A section as a mapping."""

    def __init__(self, parser, name) -> None:
        self._parser = parser
        self._name = name
        for conv in parser.converters:
            key = 'get' + conv
            setattr(self, key, functools.partial(self.get, _impl=getattr(parser, key)))

    def __repr__(self) -> str:
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value) -> None:
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key) -> None:
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key) -> bool:
        return self._parser.has_option(self._name, key)

    def __len__(self) -> int:
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self) -> list:
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        """The configuration."""
        return self._parser

    @property
    def name(self):
        """The name of the section."""
        return self._name

    def get(self, option, fallback=None, *, raw: bool = False, vars=None, _impl=None, **kwargs):
        """Return a value, or the fallback."""
        get = _impl or self._parser.get
        return get(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """Names and functions that convert values; each name gives parser and sections a method."""

    def __init__(self, parser) -> None:
        self._parser = parser
        self._data = {}
        for attribute in dir(parser):
            if attribute.startswith('get') and len(attribute) > 3 and callable(getattr(parser, attribute)):
                self._data[attribute[3:]] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value) -> None:
        try:
            name = 'get' + key
        except TypeError:
            raise ValueError(f'Incompatible key: {key} (type: {type(key)})') from None
        if name == 'get':
            raise ValueError('Incompatible key: cannot use "" as a name')
        self._data[key] = value
        function = functools.partial(self._parser._get_conv, conv=value)
        function.converter = value
        setattr(self._parser, name, function)
        for proxy in self._parser.values():
            setattr(proxy, name, functools.partial(proxy.get, _impl=function))

    def __delitem__(self, key) -> None:
        if not key:
            raise KeyError(key)
        name = 'get' + key
        del self._data[key]
        for holder in (self._parser, *self._parser.values()):
            try:
                delattr(holder, name)
            except AttributeError:
                # A method of the class stays.
                pass

    def __iter__(self):
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)
