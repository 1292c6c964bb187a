"""The customs of places: numbers, money and order. The only place known here is the one called C."""

import sys

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'localeconv', 'strcoll',
           'strxfrm', 'str', 'atof', 'atoi', 'format_string', 'currency', 'normalize', 'LC_CTYPE', 'LC_COLLATE',
           'LC_MESSAGES', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX', 'getencoding', 'delocalize',
           'localize']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127

_str = str
# The name of the locale of each category but LC_ALL.
_current = ['C'] * 6


class Error(Exception):
    """There is no such locale."""


def _known(name: _str) -> _str:
    if name == 'POSIX':
        return 'C'
    base, dot, encoding = name.partition('.')
    if base == 'C' and (not dot or encoding.lower().replace('-', '') == 'utf8'):
        return name
    raise Error('unsupported locale setting')


def setlocale(category: int, locale=None) -> _str:
    """Set the locale of a category, '' being that of the environment; return its name."""
    if not 0 <= category <= LC_ALL:
        raise Error('unsupported locale setting')
    if locale is not None:
        if not isinstance(locale, _str):
            language, encoding = locale
            locale = normalize(f'{language or "C"}.{encoding}' if encoding else language or 'C')
        if locale == '':
            import os
            locale = os.environ.get('LC_ALL') or os.environ.get('LANG') or 'C'
        name = _known(locale)
        for each in range(6) if category == LC_ALL else (category,):
            _current[each] = name
    if category != LC_ALL:
        return _current[category]
    if len(set(_current)) == 1:
        return _current[0]
    names = ('LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES')
    return ';'.join(f'{name}={value}' for name, value in zip(names, _current))


def localeconv() -> dict:
    """Return how numbers and money are written."""
    return {'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '',
            'mon_grouping': [], 'positive_sign': '', 'negative_sign': '', 'int_frac_digits': CHAR_MAX,
            'frac_digits': CHAR_MAX, 'p_cs_precedes': CHAR_MAX, 'p_sep_by_space': CHAR_MAX, 'n_cs_precedes': CHAR_MAX,
            'n_sep_by_space': CHAR_MAX, 'p_sign_posn': CHAR_MAX, 'n_sign_posn': CHAR_MAX, 'decimal_point': '.',
            'thousands_sep': '', 'grouping': []}


def strcoll(os1: _str, os2: _str, /) -> int:
    """Compare two strings."""
    return (os1 > os2) - (os1 < os2)


def strxfrm(string: _str, /) -> _str:
    """Return what strings are ordered by."""
    return string


def getencoding() -> _str:
    """Return the encoding of text."""
    return 'utf-8' if sys.flags.utf8_mode else 'UTF-8'


def getpreferredencoding(do_setlocale: bool = True) -> _str:
    """Return the encoding of text."""
    return getencoding()


def normalize(localename: _str) -> _str:
    """Return the name of a locale as it is usually written."""
    base, dot, encoding = localename.partition('.')
    if base.lower() in ('c', 'posix'):
        return 'C' if not dot else f'C.{_encoding(encoding)}'
    language, underscore, country = base.partition('_')
    if not underscore:
        return localename
    base = f'{language.lower()}_{country.upper()}'
    return f'{base}.{_encoding(encoding)}' if dot else f'{base}.ISO8859-1'


def _encoding(name: _str) -> _str:
    return 'UTF-8' if name.lower().replace('-', '') == 'utf8' else name


def getlocale(category: int = LC_CTYPE) -> tuple:
    """Return language and encoding of a category; None for what is not set."""
    if category == LC_ALL:
        if len(set(_current)) > 1:
            raise TypeError('category LC_ALL is not supported')
        category = LC_CTYPE
    name, dot, encoding = _current[category].partition('.')
    if not dot:
        return None, None
    return name, _encoding(encoding)


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')) -> tuple:
    """Return language and encoding of the environment; deprecated."""
    import os
    import warnings
    warnings.warn("'locale.getdefaultlocale' is deprecated and slated for removal in Python 3.15", DeprecationWarning,
                  stacklevel=2)
    for name in envvars:
        value = os.environ.get(name)
        if value:
            language, dot, encoding = normalize(value).partition('.')
            return (None, None) if language == 'C' and not dot else (language, encoding or None)
    return None, None


def format_string(f: _str, val, grouping: bool = False, monetary: bool = False) -> _str:
    """Format values as `%` does, with numbers as the locale writes them."""
    # The locale C groups nothing and writes a point, as `%` does.
    if isinstance(val, list):
        val = tuple(val)
    return f % val


def currency(val, symbol: bool = True, grouping: bool = False, international: bool = False) -> _str:
    """Write an amount of money."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val: float) -> _str:
    """Write a float."""
    return _format(val)


def _format(val: float) -> _str:
    return '%.12g' % val


def delocalize(string: _str) -> _str:
    """Return a number as Python writes it."""
    return string


def localize(string: _str, grouping: bool = False, monetary: bool = False) -> _str:
    """Return a number as the locale writes it."""
    return string


def atof(string: _str, func=float):
    """Read a number."""
    return func(delocalize(string))


def atoi(string: _str) -> int:
    """Read an integer."""
    return int(delocalize(string))
