"""Values shown over several lines, where one is too short."""

import collections as _collections
import dataclasses as _dataclasses
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent: int = 1, width: int = 80, depth=None, *, compact: bool = False,
           sort_dicts: bool = True, underscore_numbers: bool = False) -> None:
    """Print a value."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent: int = 1, width: int = 80, depth=None, *, compact: bool = False, sort_dicts: bool = True,
            underscore_numbers: bool = False) -> str:
    """Return what `pprint` prints."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts: bool = False, **kwargs) -> None:
    """Print a value, dictionaries in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object) -> str:
    """Return the representation of a value, which may hold itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object) -> bool:
    """Return whether `eval` would make the value of its representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object) -> bool:
    """Return whether a value holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """Orders anything: what cannot be compared by the name of its type, and where it is."""

    __slots__ = ('value',)

    def __init__(self, value) -> None:
        self.value = value

    def __lt__(self, other) -> bool:
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair) -> tuple:
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object) -> str:
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class PrettyPrinter:
    """Shows values; how is said when it is made."""

    def __init__(self, indent: int = 1, width: int = 80, depth=None, stream=None, *, compact: bool = False,
                 sort_dicts: bool = True, underscore_numbers: bool = False) -> None:
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers
        self._recursive = False
        self._readable = True

    def pprint(self, object) -> None:
        """Print a value."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object) -> str:
        """Return what `pprint` prints."""
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object) -> bool:
        """Return whether a value holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object) -> bool:
        """Return whether `eval` would make the value of its representation."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context: dict, maxlevels, level: int) -> tuple:
        """Return the representation, whether it is readable, and whether the value holds itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _format(self, object, stream, indent: int, allowance: int, context: dict, level: int) -> None:
        identity = id(object)
        if identity in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            show = self._dispatch.get(type(object).__repr__)
            if show is None and self._is_plain_dataclass(object):
                show = PrettyPrinter._pprint_dataclass
            if show is not None:
                context[identity] = 1
                show(self, object, stream, indent, allowance, context, level + 1)
                del context[identity]
                return
        stream.write(text)

    def _is_plain_dataclass(self, object) -> bool:
        if not _dataclasses.is_dataclass(object) or isinstance(object, type) or not object.__dataclass_params__.repr:
            return False
        # One with a representation of its own is shown by that.
        written = getattr(type(object).__repr__, '__wrapped__', None)
        return getattr(written, '__globals__', {}).get('__name__') == '_dataclass_methods'

    def _repr(self, object, context: dict, level: int) -> str:
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = self._readable and readable
        self._recursive = self._recursive or recursive
        return text

    _dispatch = {}

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level) -> None:
        name = type(object).__name__
        indent += len(name) + 1
        items = [(field.name, getattr(object, field.name)) for field in _dataclasses.fields(object) if field.repr]
        stream.write(name + '(')
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(')')

    def _pprint_dict(self, object, stream, indent, allowance, context, level) -> None:
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    _dispatch[dict.__repr__] = _pprint_dict

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level) -> None:
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_collections.OrderedDict.__repr__] = _pprint_ordered_dict

    def _pprint_list(self, object, stream, indent, allowance, context, level) -> None:
        stream.write('[')
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    _dispatch[list.__repr__] = _pprint_list

    def _pprint_tuple(self, object, stream, indent, allowance, context, level) -> None:
        stream.write('(')
        end = ',)' if len(object) == 1 else ')'
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[tuple.__repr__] = _pprint_tuple

    def _pprint_set(self, object, stream, indent, allowance, context, level) -> None:
        if not object:
            stream.write(repr(object))
            return
        kind = type(object)
        if kind is set:
            stream.write('{')
            end = '}'
        else:
            stream.write(kind.__name__ + '({')
            end = '})'
            indent += len(kind.__name__) + 1
        self._format_items(sorted(object, key=_Key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[set.__repr__] = _pprint_set
    _dispatch[frozenset.__repr__] = _pprint_set

    def _pprint_str(self, object, stream, indent, allowance, context, level) -> None:
        if not object:
            stream.write(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = room = self._width - indent
        chunks = []
        for index, line in enumerate(lines):
            is_last = index == len(lines) - 1
            if is_last:
                room -= allowance
            if len(repr(line)) <= room:
                chunks.append(repr(line))
                continue
            chunks.extend(_broken(line, width, allowance if is_last else 0))
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ('\n' + ' ' * indent).join(chunks)
        # On its own, the pieces need parentheses to be one.
        stream.write(f'({text})' if level == 1 else text)

    _dispatch[str.__repr__] = _pprint_str

    def _pprint_bytes(self, object, stream, indent, allowance, context, level) -> None:
        if len(object) <= 4:
            stream.write(repr(object))
            return
        in_parentheses = level == 1
        if in_parentheses:
            indent += 1
            allowance += 1
            stream.write('(')
        delimiter = ''
        for text in _broken_bytes(object, self._width - indent, allowance):
            stream.write(delimiter)
            stream.write(text)
            delimiter = '\n' + ' ' * indent
        if in_parentheses:
            stream.write(')')

    _dispatch[bytes.__repr__] = _pprint_bytes

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level) -> None:
        stream.write('bytearray(')
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    _dispatch[bytearray.__repr__] = _pprint_bytearray

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level) -> None:
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_types.MappingProxyType.__repr__] = _pprint_mappingproxy

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level) -> None:
        # The class is called otherwise than its name in `types`.
        name = 'namespace' if type(object) is _types.SimpleNamespace else type(object).__name__
        stream.write(name + '(')
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    _dispatch[_types.SimpleNamespace.__repr__] = _pprint_simplenamespace

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level) -> None:
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f'{name}({factory},\n{" " * indent}')
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_collections.defaultdict.__repr__] = _pprint_default_dict

    def _pprint_counter(self, object, stream, indent, allowance, context, level) -> None:
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    _dispatch[_collections.Counter.__repr__] = _pprint_counter

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level) -> None:
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for index, mapping in enumerate(object.maps):
            if index == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(')')
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(',\n' + ' ' * indent)

    _dispatch[_collections.ChainMap.__repr__] = _pprint_chain_map

    def _pprint_deque(self, object, stream, indent, allowance, context, level) -> None:
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + '([')
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._format_items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write(f'],\n{" " * indent}maxlen={limit})')

    _dispatch[_collections.deque.__repr__] = _pprint_deque

    def _pprint_user_container(self, object, stream, indent, allowance, context, level) -> None:
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch[_collections.UserDict.__repr__] = _pprint_user_container
    _dispatch[_collections.UserList.__repr__] = _pprint_user_container
    _dispatch[_collections.UserString.__repr__] = _pprint_user_container

    def _format_dict_items(self, items, stream, indent, allowance, context, level) -> None:
        indent += self._indent_per_level
        items = list(items)
        for index, (key, value) in enumerate(items):
            is_last = index == len(items) - 1
            text = self._repr(key, context, level)
            stream.write(text + ': ')
            self._format(value, stream, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(',\n' + ' ' * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level) -> None:
        items = list(items)
        for index, (name, value) in enumerate(items):
            is_last = index == len(items) - 1
            stream.write(name + '=')
            if id(value) in context:
                # What is not a call of a constructor would not be read back.
                stream.write('...')
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(',\n' + ' ' * indent)

    def _format_items(self, items, stream, indent, allowance, context, level) -> None:
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        items = list(items)
        delimiter = ''
        width = room = self._width - indent + 1
        for index, item in enumerate(items):
            if index == len(items) - 1:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if room < size:
                    room = width
                    if delimiter:
                        delimiter = ',\n' + ' ' * indent
                if room >= size:
                    room -= size
                    stream.write(delimiter + text)
                    delimiter = ', '
                    continue
            stream.write(delimiter)
            delimiter = ',\n' + ' ' * indent
            self._format(item, stream, indent, allowance if index == len(items) - 1 else 1, context, level)

    def _safe_repr(self, object, context: dict, maxlevels, level: int) -> tuple:
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        show = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and show is int.__repr__:
            return f'{object:_d}' if self._underscore_numbers else repr(object), True, False
        if issubclass(kind, dict) and show is dict.__repr__:
            return self._safe_repr_dict(object, context, maxlevels, level)
        if issubclass(kind, list) and show is list.__repr__ or issubclass(kind, tuple) and show is tuple.__repr__:
            return self._safe_repr_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False

    def _safe_repr_dict(self, object, context, maxlevels, level) -> tuple:
        if not object:
            return '{}', True, False
        if maxlevels and level >= maxlevels:
            return '{...}', False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        texts = []
        for key, value in sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items():
            key_text, key_readable, key_recursive = self.format(key, context, maxlevels, level + 1)
            text, value_readable, value_recursive = self.format(value, context, maxlevels, level + 1)
            texts.append(f'{key_text}: {text}')
            readable = readable and key_readable and value_readable
            recursive = recursive or key_recursive or value_recursive
        del context[id(object)]
        return '{' + ', '.join(texts) + '}', readable, recursive

    def _safe_repr_sequence(self, object, context, maxlevels, level) -> tuple:
        opening, closing = '[]' if isinstance(object, list) else '()'
        if not object:
            return opening + closing, True, False
        if maxlevels and level >= maxlevels:
            return f'{opening}...{"," if opening == "(" and len(object) == 1 else ""}{closing}', False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        texts = []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            texts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[id(object)]
        comma = ',' if opening == '(' and len(object) == 1 else ''
        return f'{opening}{", ".join(texts)}{comma}{closing}', readable, recursive


def _words(line: str):
    """Yield the words of a line, each with the whitespace that follows."""
    begin = 0
    while begin < len(line):
        end = begin
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        yield line[begin:end]
        begin = end


def _broken(line: str, width: int, allowance: int):
    """Yield the representations of the pieces of a line."""
    words = list(_words(line))
    current = ''
    for index, word in enumerate(words):
        room = width - allowance if index == len(words) - 1 else width
        if len(repr(current + word)) > room:
            if current:
                yield repr(current)
            current = word
        else:
            current += word
    if current:
        yield repr(current)


def _broken_bytes(data: bytes, width: int, allowance: int):
    """Yield the representations of the pieces of bytes, four at a time together."""
    current = b''
    last = len(data) // 4 * 4
    for index in range(0, len(data), 4):
        part = data[index:index + 4]
        if index == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)
