"""Regular expressions: patterns that strings match, searched for, replaced and split at.

The special characters are `. ^ $ * + ? {m,n} [] | ()`, the extensions begin with `(?`, and a backslash begins an escape
or makes a special character plain. Functions take a pattern as text, or a `Pattern` that `compile` made.
"""

import copyreg
import enum

import _sre
from _sre import Match, Pattern

from ._scanner import Scanner

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
           'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

__version__ = '2.2.1'


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """What changes the meaning of a pattern."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """A pattern or a template is wrong.

    `msg` says how, `pos` is the index in `pattern`, and `lineno` and `colno` are the same in lines; they may be None.
    """

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            before = pattern[:pos]
            self.lineno = before.count(newline) + 1
            self.colno = pos - before.rfind(newline)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError


class _Absent(int):
    """The default of arguments that should be passed by name."""


_absent = _Absent()


def match(pattern, string, flags=0):
    """Return a match of the pattern at the start of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Return a match of the pattern with all of the string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Return the first match of the pattern anywhere in the string, or None."""
    return _compile(pattern, flags).search(string)


def _by_position(function: str, names: tuple, given: tuple, passed: tuple, required: int) -> list:
    """Return the values of arguments that were passed by position, though they should be passed by name."""
    if any(value is not _absent for value in passed[:len(given)]):
        name = next(name for name, value in zip(names, passed) if value is not _absent)
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    most = required + len(names)
    if len(given) > len(names):
        raise TypeError(f'{function}() takes from {required} to {most} positional arguments '
                        f'but {required + len(given)} were given')
    import warnings
    for name in names[:1]:
        warnings.warn(f'{name!r} is passed as positional argument', DeprecationWarning, stacklevel=3)
    return [*given, *passed[len(given):]]


def sub(pattern, repl, string, *args, count=_absent, flags=_absent):
    """Return the string with matches of the pattern replaced by `repl`, a template or a function of a match."""
    if args:
        count, flags = _by_position('sub', ('count', 'flags'), args, (count, flags), 3)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_absent, flags=_absent):
    """Return what `sub` does and the number of replacements."""
    if args:
        count, flags = _by_position('subn', ('count', 'flags'), args, (count, flags), 3)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_absent, flags=_absent):
    """Return the parts of the string between matches of the pattern, and what its groups matched."""
    if args:
        maxsplit, flags = _by_position('split', ('maxsplit', 'flags'), args, (maxsplit, flags), 2)
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def findall(pattern, string, flags=0):
    """Return a list of the matches of the pattern, or of what its groups matched."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over the matches of the pattern."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """Return the pattern compiled."""
    return _compile(pattern, flags)


def purge():
    """Forget the patterns that were compiled."""
    _cache.clear()


_escapes = {ord(character): '\\' + character for character in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Return a pattern that matches the text itself."""
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    pattern = str(pattern, 'latin1')
    return pattern.translate(_escapes).encode('latin1')


_MAXCACHE = 512
_cache: dict = {}


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags._value_
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    # A number says what flags must be to whoever passed something else.
    is_debugging = flags & 128
    if is_debugging:
        print(_sre.dump(pattern, flags), end='')
    # Functions of this module called this one, and what the user called is theirs.
    compiled = _sre.compile(pattern, flags, 3)
    if is_debugging:
        return compiled
    if len(_cache) >= _MAXCACHE:
        # The oldest goes; another thread may have been quicker.
        _cache.pop(next(iter(_cache), None), None)
    _cache[type(pattern), pattern, flags] = compiled
    return compiled


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


copyreg.pickle(Pattern, _pickle, _compile)
