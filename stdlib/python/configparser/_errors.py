"""What goes wrong with configurations."""

__all__ = ['Error', 'NoSectionError', 'DuplicateSectionError', 'DuplicateOptionError', 'NoOptionError',
           'InterpolationError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError',
           'InterpolationDepthError', 'ParsingError', 'MissingSectionHeaderError', 'MultilineContinuationError',
           'UnnamedSectionDisabledError', 'InvalidWriteError', 'MAX_INTERPOLATION_DEPTH']

MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """Something is wrong with a configuration."""

    __module__ = 'configparser'

    def __init__(self, msg: str = '') -> None:
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self) -> str:
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    __module__ = 'configparser'

    def __init__(self, section) -> None:
        Error.__init__(self, f'No section: {section!r}')
        self.section = section
        self.args = (section,)


def _placed(kind: str, what: str, source, lineno) -> str:
    if source is None:
        return f'{kind.capitalize()} {what}'
    line = '' if lineno is None else f' [line {lineno:2d}]'
    return f'While reading from {source!r}{line}: {kind} {what}'


class DuplicateSectionError(Error):
    """A section is there already."""

    __module__ = 'configparser'

    def __init__(self, section, source=None, lineno=None) -> None:
        Error.__init__(self, _placed('section', f'{section!r} already exists', source, lineno))
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is there already."""

    __module__ = 'configparser'

    def __init__(self, section, option, source=None, lineno=None) -> None:
        what = f'{option!r} in section {section!r} already exists'
        Error.__init__(self, _placed('option', what, source, lineno))
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option."""

    __module__ = 'configparser'

    def __init__(self, option, section) -> None:
        Error.__init__(self, f'No option {option!r} in section: {section!r}')
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """What a value refers to cannot be put in its place."""

    __module__ = 'configparser'

    def __init__(self, option, section, msg: str) -> None:
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    __module__ = 'configparser'

    def __init__(self, option, section, rawval, reference) -> None:
        InterpolationError.__init__(
            self, option, section, f'Bad value substitution: option {option!r} in section {section!r} contains an '
            f'interpolation key {reference!r} which is not a valid option name. Raw value: {rawval!r}')
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A reference in a value is not written as one."""

    __module__ = 'configparser'


class InterpolationDepthError(InterpolationError):
    """References go too deep, or in a circle."""

    __module__ = 'configparser'

    def __init__(self, option, section, rawval) -> None:
        InterpolationError.__init__(
            self, option, section, f'Recursion limit exceeded in value substitution: option {option!r} in section '
            f'{section!r} contains an interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} '
            f'steps. Raw value: {rawval!r}')
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines of a configuration are not understood."""

    __module__ = 'configparser'

    def __init__(self, source, *args) -> None:
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno: int, line: str) -> None:
        """Add a line."""
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line!r}'


class MissingSectionHeaderError(ParsingError):
    """An option stands before the first section."""

    __module__ = 'configparser'

    def __init__(self, filename, lineno, line) -> None:
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    """A line continues an option that has no value."""

    __module__ = 'configparser'

    def __init__(self, filename, lineno, line) -> None:
        Error.__init__(self, 'Key without value continued with an indented line.\n'
                             f'file: {filename!r}, line: {lineno}\n{line!r}')
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class UnnamedSectionDisabledError(Error):
    """The section without a name is used, and not allowed."""

    __module__ = 'configparser'

    def __init__(self) -> None:
        Error.__init__(self, 'Support for UNNAMED_SECTION is disabled.')


class InvalidWriteError(Error):
    """What would be written could not be read back."""

    __module__ = 'configparser'
