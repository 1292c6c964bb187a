"""The metadata of a distribution: headers, each of which may occur several times, and a text."""

import re
import textwrap

__all__ = ['PackageMetadata', 'parse']

# Those that may be there more than once.
_MULTIPLE = frozenset(map(str.lower, [
    'Classifier', 'Dynamic', 'License-File', 'Obsoletes-Dist', 'Platform', 'Project-URL', 'Provides-Dist', 'Provides-Extra',
    'Requires-Dist', 'Requires-External', 'Supported-Platform',
]))


class PackageMetadata:
    """The headers of a distribution, which are found whatever the case of their letters is."""

    def __init__(self, headers, payload: str = '') -> None:
        self._headers = list(headers)
        if payload and 'description' not in self:
            self._headers.append(('Description', payload))
        self._payload = payload

    def __len__(self) -> int:
        return len(self._headers)

    def __contains__(self, name: str) -> bool:
        return any(key.lower() == name.lower() for key, _ in self._headers)

    def __iter__(self):
        return iter(self.keys())

    def __getitem__(self, name: str) -> str:
        for key, value in self._headers:
            if key.lower() == name.lower():
                return value
        raise KeyError(name)

    def get(self, name: str, failobj=None):
        """Return the first header of this name."""
        return self[name] if name in self else failobj

    def get_all(self, name: str, failobj=None):
        """Return all headers of this name."""
        found = [value for key, value in self._headers if key.lower() == name.lower()]
        return found or failobj

    def keys(self) -> list:
        """Return the names of the headers, in their order."""
        return [key for key, _ in self._headers]

    def values(self) -> list:
        """Return the values of the headers."""
        return [value for _, value in self._headers]

    def items(self) -> list:
        """Return the headers as pairs."""
        return list(self._headers)

    def get_payload(self) -> str:
        """Return the text behind the headers."""
        return self._payload

    def as_string(self) -> str:
        """Return headers and text as they are in a file."""
        lines = [f'{key}: {value}' for key, value in self._headers if (key, value) != ('Description', self._payload)]
        return '\n'.join([*lines, '', self._payload])

    __str__ = as_string

    @property
    def json(self) -> dict:
        """The headers as PEP 566 puts them into JSON."""
        found = {}
        for name in self.keys():
            key = name.lower().replace('-', '_')
            if name.lower() in _MULTIPLE:
                found[key] = self.get_all(name)
            elif name.lower() == 'keywords':
                found[key] = re.split(r'\s+', self[name])
            else:
                found[key] = self[name]
        return found


def _value(lines: list) -> str:
    first, *rest = lines
    if not rest:
        return first.strip()
    if all(line.startswith('       |') for line in rest):
        # How texts of several lines were written before they moved behind the headers.
        return '\n'.join([first.strip(), *(line[8:] for line in rest)])
    return '\n'.join([first.strip(), textwrap.dedent('\n'.join(rest))])


def parse(text: str) -> PackageMetadata:
    """Read the headers and the text of a file of metadata."""
    headers, lines = [], text.splitlines()
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            index += 1
            break
        name, colon, value = line.partition(':')
        if not colon or not re.fullmatch(r'[!-9;-~]+', name):
            break
        parts = [value]
        index += 1
        while index < len(lines) and lines[index][:1] in (' ', '\t'):
            parts.append(lines[index])
            index += 1
        headers.append((name, _value(parts)))
    payload = '\n'.join(lines[index:])
    if payload and text.endswith('\n'):
        payload += '\n'
    return PackageMetadata(headers, payload)
