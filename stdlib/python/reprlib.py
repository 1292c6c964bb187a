"""Representations that stay short, and that do not follow an object into itself."""

__all__ = ['Repr', 'repr', 'recursive_repr']

import builtins
import sys
from itertools import islice


def recursive_repr(fillvalue: str = '...'):
    """Decorate a `__repr__` so that a call inside itself for the same object gives `fillvalue`."""
    def decorate(user_function):
        from _thread import get_ident
        running = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        for name in ('__module__', '__doc__', '__name__', '__qualname__'):
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__type_params__ = getattr(user_function, '__type_params__', ())
        wrapper.__wrapped__ = user_function
        return wrapper
    return decorate


class Repr:
    """Makes short representations; its attributes say how short. A method `repr_TYPE` serves a type."""

    _lookup = {'tuple': 'builtins', 'list': 'builtins', 'array': 'array', 'set': 'builtins', 'frozenset': 'builtins',
               'deque': 'collections', 'dict': 'builtins', 'str': 'builtins', 'int': 'builtins'}

    def __init__(self, *, maxlevel: int = 6, maxtuple: int = 6, maxlist: int = 6, maxarray: int = 5, maxdict: int = 4,
                 maxset: int = 6, maxfrozenset: int = 6, maxdeque: int = 6, maxstring: int = 30, maxlong: int = 40,
                 maxother: int = 30, fillvalue: str = '...', indent=None) -> None:
        self.maxlevel = maxlevel
        self.maxtuple = maxtuple
        self.maxlist = maxlist
        self.maxarray = maxarray
        self.maxdict = maxdict
        self.maxset = maxset
        self.maxfrozenset = maxfrozenset
        self.maxdeque = maxdeque
        self.maxstring = maxstring
        self.maxlong = maxlong
        self.maxother = maxother
        self.fillvalue = fillvalue
        self.indent = indent

    def repr(self, x) -> str:
        """Return a short representation."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level: int) -> str:
        """Return a short representation, `level` containers deep."""
        cls = type(x)
        name = '_'.join(cls.__name__.split())
        method = getattr(self, 'repr_' + name, None)
        # A class that only has such a name is not meant.
        if method is not None and (name not in self._lookup or cls.__module__ == self._lookup[name]):
            return method(x, level)
        return self.repr_instance(x, level)

    def _join(self, pieces: list, level: int) -> str:
        if self.indent is None:
            return ', '.join(pieces)
        if not pieces:
            return ''
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f'Repr.indent cannot be negative int (was {indent!r})')
            indent = ' ' * indent
        try:
            separator = ',\n' + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(f'Repr.indent must be a str, int or None, not {type(indent)}') from error
        return separator.join(('', *pieces, ''))[1:-len(indent) or None]

    def _repr_iterable(self, x, level: int, left: str, right: str, maxiter: int, trail: str = '') -> str:
        count = len(x)
        if level <= 0 and count:
            inside = self.fillvalue
        else:
            pieces = [self.repr1(item, level - 1) for item in islice(x, maxiter)]
            if count > maxiter:
                pieces.append(self.fillvalue)
            inside = self._join(pieces, level)
            if count == 1 and trail and self.indent is None:
                right = trail + right
        return f'{left}{inside}{right}'

    def repr_tuple(self, x, level: int) -> str:
        """Show a tuple."""
        return self._repr_iterable(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level: int) -> str:
        """Show a list."""
        return self._repr_iterable(x, level, '[', ']', self.maxlist)

    def repr_array(self, x, level: int) -> str:
        """Show an array."""
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_iterable(x, level, f"array('{x.typecode}', [", '])', self.maxarray)

    def repr_set(self, x, level: int) -> str:
        """Show a set."""
        return self._repr_iterable(_sorted(x), level, '{', '}', self.maxset) if x else 'set()'

    def repr_frozenset(self, x, level: int) -> str:
        """Show a frozenset."""
        if not x:
            return 'frozenset()'
        return self._repr_iterable(_sorted(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_deque(self, x, level: int) -> str:
        """Show a deque."""
        return self._repr_iterable(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level: int) -> str:
        """Show a dict."""
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        pieces = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}'
                  for key in islice(_sorted(x), self.maxdict)]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return '{' + self._join(pieces, level) + '}'

    def _cut(self, text: str, limit: int) -> str:
        if len(text) <= limit:
            return text
        before = max(0, (limit - 3) // 2)
        after = max(0, limit - 3 - before)
        return text[:before] + self.fillvalue + text[len(text) - after:]

    def repr_str(self, x, level: int) -> str:
        """Show a str."""
        text = builtins.repr(x[:self.maxstring])
        if len(text) <= self.maxstring:
            return text
        before = max(0, (self.maxstring - 3) // 2)
        after = max(0, self.maxstring - 3 - before)
        # Cut twice, because escapes can make the representation of the shorter text long again.
        text = builtins.repr(x[:before] + x[len(x) - after:])
        return text[:before] + self.fillvalue + text[len(text) - after:]

    def repr_int(self, x, level: int) -> str:
        """Show an int."""
        try:
            text = builtins.repr(x)
        except ValueError as error:
            # More digits than the interpreter converts.
            assert 'sys.set_int_max_str_digits()' in str(error)
            import math
            digits = 1 + int(math.log10(abs(x)))
            limit = sys.get_int_max_str_digits()
            kind = type(x).__name__
            return f'<{kind} instance with roughly {digits} digits (limit at {limit}) at {id(x):#x}>'
        return self._cut(text, self.maxlong)

    def repr_instance(self, x, level: int) -> str:
        """Show something else."""
        try:
            text = builtins.repr(x)
        except Exception:
            return f'<{type(x).__name__} instance at {id(x):#x}>'
        return self._cut(text, self.maxother)


def _sorted(x) -> list:
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
