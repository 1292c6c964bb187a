"""The tables of a TOML document, and which of them may still change.

Invariant: a table that was written with braces, or an array with brackets, is frozen: nothing is added to it. A table that a
header or a dotted key made explicitly is declared, and cannot be declared again.
"""

__all__ = ['Document']


class _Flags:
    """What is known of the keys below one."""

    __slots__ = ('declared', 'frozen', 'below')

    def __init__(self) -> None:
        self.declared = self.frozen = False
        self.below = {}


class Document:
    """Tables in the making."""

    def __init__(self) -> None:
        self.root = {}
        self.flags = _Flags()
        # Tables that dotted keys made under the current header; they are closed at the next.
        self.pending = []

    def _flags_of(self, key: tuple, make: bool = False):
        flags = self.flags
        for part in key:
            found = flags.below.get(part)
            if found is None:
                if not make:
                    return None
                found = flags.below[part] = _Flags()
            flags = found
        return flags

    def is_frozen(self, key: tuple) -> bool:
        """Return whether the key lies in what is frozen, or is it."""
        flags = self.flags
        for part in key:
            flags = flags.below.get(part)
            if flags is None:
                return False
            if flags.frozen:
                return True
        return False

    def _is_declared(self, key: tuple) -> bool:
        flags = self._flags_of(key)
        return flags is not None and flags.declared

    def _table(self, key: tuple):
        """Return the table of a key, making what is missing; None if something else is in the way."""
        table = self.root
        for part in key:
            table = table.setdefault(part, {})
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                return None
        return table

    def end_header(self) -> None:
        """Close the tables that dotted keys made."""
        for key in self.pending:
            self._flags_of(key, True).declared = True
        self.pending.clear()

    def begin_table(self, key: tuple):
        """Begin the table of a header; return what is wrong with that."""
        if self._is_declared(key) or self.is_frozen(key):
            return f'Cannot declare {key} twice'
        self._flags_of(key, True).declared = True
        if self._table(key) is None:
            return 'Cannot overwrite a value'
        return None

    def begin_item(self, key: tuple) -> bool:
        """Begin another item of an array of tables; return whether that can be."""
        if self.is_frozen(key):
            return False
        # What was said of the item before does not hold for this one.
        parent_flags = self._flags_of(key[:-1], True)
        parent_flags.below.pop(key[-1], None)
        self._flags_of(key, True).declared = True
        parent = self._table(key[:-1])
        if parent is None:
            return False
        items = parent.setdefault(key[-1], [])
        if not isinstance(items, list):
            return False
        items.append({})
        return True

    def add(self, header: tuple, key: tuple, value, is_closed: bool):
        """Add a value under a header; return what is wrong with that."""
        place = header + key[:-1]
        for length in range(1, len(key)):
            part = header + key[:length]
            if self._is_declared(part):
                return f'Cannot redefine namespace {part}'
            self.pending.append(part)
        if self.is_frozen(place):
            return f'Cannot mutate immutable namespace {place}'
        table = self._table(place)
        if table is None:
            return 'Cannot overwrite a value'
        if key[-1] in table:
            return 'Cannot overwrite a value'
        if is_closed:
            self._flags_of(header + key, True).frozen = True
        table[key[-1]] = value
        return None

    def add_inline(self, key: tuple, value, is_closed: bool):
        """Add a value to a table in braces; return what is wrong with that."""
        if self.is_frozen(key):
            return f'Cannot mutate immutable namespace {key}'
        table = self._table(key[:-1])
        if table is None:
            return 'Cannot overwrite a value'
        if key[-1] in table:
            return f'Duplicate inline table key {key[-1]!r}'
        if is_closed:
            self._flags_of(key, True).frozen = True
        table[key[-1]] = value
        return None
