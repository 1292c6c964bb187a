"""Entry points: names that a distribution gives to objects of its modules, in groups."""

import functools
import re

__all__ = ['EntryPoint', 'EntryPoints', 'sections']


def sections(text: str):
    """Yield (section, line) for each line of a file with sections, without comments."""
    section = None
    for line in map(str.strip, text.splitlines()):
        if not line or line.startswith('#'):
            continue
        if line.startswith('[') and line.endswith(']'):
            section = line[1:-1]
        else:
            yield section, line


class EntryPoint:
    """A name for an object of a module."""

    __module__ = 'importlib.metadata'

    pattern = re.compile(r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')

    dist = None

    def __init__(self, name: str, value: str, group: str) -> None:
        vars(self).update(name=name, value=value, group=group)

    def _match(self):
        match = self.pattern.match(self.value)
        if not match:
            raise ValueError(
                'Invalid object reference. '
                'See https://packaging.python.org/en/latest/specifications/entry-points/#data-model', self.value)
        return match

    def load(self):
        """Import the module and return the object."""
        import importlib
        match = self._match()
        module = importlib.import_module(match.group('module'))
        names = filter(None, (match.group('attr') or '').split('.'))
        return functools.reduce(getattr, names, module)

    @property
    def module(self) -> str:
        """The module that the object is in."""
        return self._match().group('module')

    @property
    def attr(self) -> str:
        """The names by which the object is found in the module."""
        return self._match().group('attr') or ''

    @property
    def extras(self) -> list:
        """The extras that the object needs."""
        return re.findall(r'\w+', self._match().group('extras') or '')

    def _for(self, dist):
        vars(self).update(dist=dist)
        return self

    def matches(self, **params) -> bool:
        """Whether attributes have these values."""
        return all(getattr(self, name) == value for name, value in params.items())

    def _key(self) -> tuple:
        return self.name, self.value, self.group

    def __lt__(self, other) -> bool:
        return self._key() < other._key()

    def __eq__(self, other) -> bool:
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __setattr__(self, name: str, value) -> None:
        raise AttributeError('EntryPoint objects are immutable.')

    def __repr__(self) -> str:
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'


class EntryPoints(tuple):
    """Entry points, which are selected by their attributes."""

    __module__ = 'importlib.metadata'

    __slots__ = ()

    def __getitem__(self, name: str) -> EntryPoint:
        """Return the entry point of this name."""
        for found in self.select(name=name):
            return found
        raise KeyError(name)

    def __repr__(self) -> str:
        return f'{type(self).__name__}({tuple(self)!r})'

    def select(self, **params):
        """Return those whose attributes have these values."""
        return EntryPoints(each for each in self if each.matches(**params))

    @property
    def names(self) -> set:
        """The names."""
        return {each.name for each in self}

    @property
    def groups(self) -> set:
        """The groups."""
        return {each.group for each in self}

    @classmethod
    def _from_text_for(cls, text, dist):
        found = []
        for group, line in sections(text or ''):
            name, _, value = line.partition('=')
            found.append(EntryPoint(name.strip(), value.strip(), group)._for(dist))
        return cls(found)
