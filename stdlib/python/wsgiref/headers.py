"""Header fields of a response, as a mapping that changes the list of pairs behind it."""

import re

__all__ = ['Headers']

_SPECIAL = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _parameter(name: str, value=None, quote=True) -> str:
    if not value:
        return name
    if quote or _SPECIAL.search(value):
        value = value.replace('\\', '\\\\').replace('"', r'\"')
        return f'{name}="{value}"'
    return f'{name}={value}'


class Headers:
    """Header fields: names are the same whatever their letters, and may stand more than once."""

    def __init__(self, headers=None) -> None:
        headers = headers if headers is not None else []
        if type(headers) is not list:
            raise TypeError('Headers must be a list of name/value tuples')
        self._headers = headers
        if __debug__:
            for name, value in headers:
                self._text(name)
                self._text(value)

    def _text(self, value):
        if type(value) is str:
            return value
        raise AssertionError(f'Header names/values must be of type str (got {value!r})')

    def __len__(self) -> int:
        return len(self._headers)

    def __setitem__(self, name: str, val: str) -> None:
        del self[name]
        self._headers.append((self._text(name), self._text(val)))

    def __delitem__(self, name: str) -> None:
        name = self._text(name.lower())
        self._headers[:] = [pair for pair in self._headers if pair[0].lower() != name]

    def __getitem__(self, name: str):
        return self.get(name)

    def __contains__(self, name: str) -> bool:
        return self.get(name) is not None

    def get_all(self, name: str) -> list:
        """Return all values of a field."""
        name = self._text(name.lower())
        return [value for key, value in self._headers if key.lower() == name]

    def get(self, name: str, default=None):
        """Return the first value of a field."""
        name = self._text(name.lower())
        return next((value for key, value in self._headers if key.lower() == name), default)

    def keys(self) -> list:
        """Return the names."""
        return [name for name, _ in self._headers]

    def values(self) -> list:
        """Return the values."""
        return [value for _, value in self._headers]

    def items(self) -> list:
        """Return the pairs."""
        return self._headers[:]

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self._headers!r})'

    def __str__(self) -> str:
        return '\r\n'.join([f'{name}: {value}' for name, value in self._headers] + ['', ''])

    def __bytes__(self) -> bytes:
        return str(self).encode('iso-8859-1')

    def setdefault(self, name: str, value: str) -> str:
        """Return the value of a field, which is added if it is missing."""
        found = self.get(name)
        if found is None:
            self._headers.append((self._text(name), self._text(value)))
            return value
        return found

    def add_header(self, _name: str, _value, **_params) -> None:
        """Add a field, with parameters whose names have `_` for `-`."""
        parts = []
        if _value is not None:
            parts.append(self._text(_value))
        for name, value in _params.items():
            name = self._text(name).replace('_', '-')
            parts.append(name if value is None else _parameter(name, self._text(value)))
        self._headers.append((self._text(_name), '; '.join(parts)))
