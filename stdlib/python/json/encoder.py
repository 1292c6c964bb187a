"""JSON from data."""

__all__ = ['JSONEncoder']

_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t',
            **{chr(i): f'\\u{i:04x}' for i in range(0x20) if chr(i) not in '\b\f\n\r\t'}}
_TRANSLATION = {ord(char): escape for char, escape in _ESCAPES.items()}
INFINITY = float('inf')


def encode_basestring(s: str) -> str:
    """Return a string as JSON, with other characters than ASCII as they are."""
    return '"' + str.translate(s, _TRANSLATION) + '"'


def encode_basestring_ascii(s: str) -> str:
    """Return a string as JSON in ASCII."""
    if s.isascii():
        return '"' + str.translate(s, _TRANSLATION) + '"'
    parts = []
    for char in s:
        code = ord(char)
        if code < 0x80:
            parts.append(_ESCAPES.get(char, char))
        elif code < 0x10000:
            parts.append(f'\\u{code:04x}')
        else:
            code -= 0x10000
            parts.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


class JSONEncoder:
    """Makes JSON of dict, list, tuple, str, int, float, bool and None; `default` says what becomes of the rest."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True,
                 allow_nan: bool = True, sort_keys: bool = False, indent=None, separators=None, default=None) -> None:
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return something that can be encoded for `o`; TypeError when there is nothing."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o) -> str:
        """Return JSON."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        chunks = []
        self._encode_into(o, chunks)
        return ''.join(chunks)

    def iterencode(self, o, _one_shot: bool = False):
        """Yield JSON in parts."""
        chunks = []
        self._encode_into(o, chunks)
        yield from chunks

    def _float(self, value: float) -> str:
        if value != value:
            text = 'NaN'
        elif value == INFINITY:
            text = 'Infinity'
        elif value == -INFINITY:
            text = '-Infinity'
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError(f'Out of range float values are not JSON compliant: {value!r}')
        return text

    def _encode_into(self, o, chunks: list) -> None:
        put = chunks.append
        encode_string = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        item_separator, key_separator = self.item_separator, self.key_separator
        markers = {} if self.check_circular else None

        def enter(container):
            if markers is None:
                return
            key = id(container)
            if key in markers:
                raise ValueError('Circular reference detected')
            markers[key] = container

        def leave(container):
            if markers is not None:
                del markers[id(container)]

        def key_text(key):
            if isinstance(key, str):
                return key
            if isinstance(key, float):
                return self._float(key)
            if key is True:
                return 'true'
            if key is False:
                return 'false'
            if key is None:
                return 'null'
            if isinstance(key, int):
                return int.__repr__(key)
            if self.skipkeys:
                return None
            raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

        def encode_list(values, level):
            if not values:
                put('[]')
                return
            enter(values)
            level += 1
            newline = None if indent is None else '\n' + indent * level
            separator = item_separator if newline is None else item_separator + newline
            put('[' if newline is None else '[' + newline)
            index = -1
            try:
                for index, value in enumerate(values):
                    if index:
                        put(separator)
                    encode(value, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f'when serializing {type(values).__name__} item {index}')
                raise
            if newline is not None:
                put('\n' + indent * (level - 1))
            put(']')
            leave(values)

        def encode_dict(values, level):
            if not values:
                put('{}')
                return
            enter(values)
            level += 1
            newline = None if indent is None else '\n' + indent * level
            separator = item_separator if newline is None else item_separator + newline
            put('{')
            first = True
            for key, value in sorted(values.items()) if self.sort_keys else values.items():
                text = key_text(key)
                if text is None:
                    continue
                if first:
                    first = False
                    if newline is not None:
                        put(newline)
                else:
                    put(separator)
                put(encode_string(text))
                put(key_separator)
                try:
                    encode(value, level)
                except GeneratorExit:
                    raise
                except BaseException as error:
                    error.add_note(f'when serializing {type(values).__name__} item {key!r}')
                    raise
            if not first and newline is not None:
                put('\n' + indent * (level - 1))
            put('}')
            leave(values)

        def encode(value, level):
            if isinstance(value, str):
                put(encode_string(value))
            elif value is None:
                put('null')
            elif value is True:
                put('true')
            elif value is False:
                put('false')
            elif isinstance(value, int):
                put(int.__repr__(value))
            elif isinstance(value, float):
                put(self._float(value))
            elif isinstance(value, (list, tuple)):
                encode_list(value, level)
            elif isinstance(value, dict):
                encode_dict(value, level)
            else:
                enter(value)
                replacement = self.default(value)
                try:
                    encode(replacement, level)
                except GeneratorExit:
                    raise
                except BaseException as error:
                    error.add_note(f'when serializing {type(value).__name__} object')
                    raise
                leave(value)

        encode(o, 0)
