"""What this package needs of `_json`, for an interpreter that has it not."""

import re

__all__ = ['encode', 'encode_basestring', 'encode_basestring_ascii', 'scan_once', 'scanstring']

_BLANKS = ' \t\n\r'
_NUMBER = re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?')
_CHUNK = re.compile(r'(.*?)(["\\\x00-\x1f])', re.DOTALL)
_HEX = re.compile(r'[0-9A-Fa-f]{4}')
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_SHORT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
_CONSTANTS = {'null': None, 'true': True, 'false': False}


def _error(message: str, text: str, place: int):
    from json.decoder import JSONDecodeError
    return JSONDecodeError(message, text, place)


def _code_unit(text: str, place: int) -> int:
    found = _HEX.match(text, place)
    if found is None:
        raise _error('Invalid \\uXXXX escape', text, place - 1)
    return int(found.group(), 16)


def scanstring(text: str, end: int, strict: bool = True) -> tuple:
    """Return the string whose first character is at `end`, and where what follows it begins."""
    parts = []
    begin = end - 1
    while True:
        chunk = _CHUNK.match(text, end)
        if chunk is None:
            raise _error('Unterminated string starting at', text, begin)
        end = chunk.end()
        content, stop = chunk.groups()
        parts.append(content)
        if stop == '"':
            return ''.join(parts), end
        if stop != '\\':
            if strict:
                raise _error(f'Invalid control character {stop!r} at', text, end - 1)
            parts.append(stop)
            continue
        escape = text[end:end + 1]
        if not escape:
            raise _error('Unterminated string starting at', text, begin)
        if escape != 'u':
            if escape not in _ESCAPES:
                raise _error(f'Invalid \\escape: {escape!r}', text, end)
            parts.append(_ESCAPES[escape])
            end += 1
            continue
        unit = _code_unit(text, end + 1)
        end += 5
        if 0xd800 <= unit <= 0xdbff and text[end:end + 2] == '\\u':
            second = _code_unit(text, end + 2)
            if 0xdc00 <= second <= 0xdfff:
                unit = 0x10000 + ((unit - 0xd800) << 10 | second - 0xdc00)
                end += 6
        parts.append(chr(unit))


def _skip(text: str, place: int) -> int:
    while text[place:place + 1] and text[place] in _BLANKS:
        place += 1
    return place


def scan_once(context, text: str, place: int) -> tuple:
    """Return the value at a place, and where it ends, with the hooks of a decoder."""
    try:
        return _value(context, text, place)
    finally:
        context.memo.clear()


def _value(context, text: str, place: int) -> tuple:
    if place < 0:
        raise ValueError('idx cannot be negative')
    first = text[place:place + 1]
    if not first:
        raise StopIteration(place)
    if first == '"':
        return scanstring(text, place + 1, context.strict)
    if first == '{':
        return _object(context, text, place + 1)
    if first == '[':
        return _array(context, text, place + 1)
    for word, value in _CONSTANTS.items():
        if text.startswith(word, place):
            return value, place + len(word)
    number = _NUMBER.match(text, place)
    if number is not None:
        whole, fraction, exponent = number.groups()
        if fraction or exponent:
            return context.parse_float(whole + (fraction or '') + (exponent or '')), number.end()
        return context.parse_int(whole), number.end()
    for word in ('NaN', 'Infinity', '-Infinity'):
        if text.startswith(word, place):
            return context.parse_constant(word), place + len(word)
    raise StopIteration(place)


def _inner(context, text: str, place: int) -> tuple:
    try:
        return _value(context, text, place)
    except StopIteration as stop:
        raise _error('Expecting value', text, stop.value) from None


def _object(context, text: str, place: int) -> tuple:
    pairs = []
    place = _skip(text, place)
    if text[place:place + 1] == '}':
        place += 1
    else:
        while True:
            if text[place:place + 1] != '"':
                raise _error('Expecting property name enclosed in double quotes', text, place)
            key, place = scanstring(text, place + 1, context.strict)
            key = context.memo.setdefault(key, key)
            place = _skip(text, place)
            if text[place:place + 1] != ':':
                raise _error("Expecting ':' delimiter", text, place)
            value, place = _inner(context, text, _skip(text, place + 1))
            pairs.append((key, value))
            place = _skip(text, place)
            following = text[place:place + 1]
            if following == '}':
                place += 1
                break
            if following != ',':
                raise _error("Expecting ',' delimiter", text, place)
            comma = place
            place = _skip(text, place + 1)
            if text[place:place + 1] == '}':
                raise _error('Illegal trailing comma before end of object', text, comma)
    if context.object_pairs_hook is not None:
        return context.object_pairs_hook(pairs), place
    made = dict(pairs)
    return (context.object_hook(made) if context.object_hook is not None else made), place


def _array(context, text: str, place: int) -> tuple:
    values = []
    place = _skip(text, place)
    if text[place:place + 1] == ']':
        return values, place + 1
    while True:
        value, place = _inner(context, text, place)
        values.append(value)
        place = _skip(text, place)
        following = text[place:place + 1]
        if following == ']':
            return values, place + 1
        if following != ',':
            raise _error("Expecting ',' delimiter", text, place)
        comma = place
        place = _skip(text, place + 1)
        if text[place:place + 1] == ']':
            raise _error('Illegal trailing comma before end of array', text, comma)


def _escaped(char: str) -> str:
    short = _SHORT.get(char)
    if short is not None:
        return short
    code = ord(char)
    if code < 0x10000:
        return f'\\u{code:04x}'
    code -= 0x10000
    return f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}'


def encode_basestring(text: str) -> str:
    """Return a string in quotes, with escapes where JSON demands them."""
    if not isinstance(text, str):
        raise TypeError(f'first argument must be a string, not {type(text).__name__}')
    return '"' + re.sub(r'[\x00-\x1f\\"\b\f\n\r\t]', lambda found: _escaped(found.group()), text) + '"'


def encode_basestring_ascii(text: str) -> str:
    """Return a string in quotes, with escapes for all that is not ASCII."""
    if not isinstance(text, str):
        raise TypeError(f'first argument must be a string, not {type(text).__name__}')
    return '"' + re.sub(r'([\\"]|[^\ -~])', lambda found: _escaped(found.group()), text) + '"'


def _float(encoder, number: float) -> str:
    if number != number:
        shown = 'NaN'
    elif number in (float('inf'), float('-inf')):
        shown = 'Infinity' if number > 0 else '-Infinity'
    else:
        return float.__repr__(number)
    if not encoder.allow_nan:
        raise ValueError('Out of range float values are not JSON compliant: ' + repr(number))
    return shown


def _key(encoder, key):
    if isinstance(key, str):
        return key
    if isinstance(key, float):
        return _float(encoder, key)
    if key is True or key is False or key is None:
        return {True: 'true', False: 'false', None: 'null'}[key]
    if isinstance(key, int):
        return int.__repr__(key)
    if encoder.skipkeys:
        return None
    raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')


def _type_name(value) -> str:
    cls = type(value)
    return cls.__qualname__ if cls.__module__ == 'builtins' else f'{cls.__module__}.{cls.__qualname__}'


def encode(encoder, value) -> str:
    """Return JSON, as an encoder is set."""
    indent = encoder.indent
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
    open_ones: set = set()

    def lines(parts: list, opening: str, closing: str, level: int) -> str:
        if indent is None:
            return opening + encoder.item_separator.join(parts) + closing
        break_ = '\n' + indent * (level + 1)
        return opening + break_ + (encoder.item_separator + break_).join(parts) + '\n' + indent * level + closing

    def text_of(value, level: int) -> str:
        if isinstance(value, str):
            return quote(value)
        if value is None or value is True or value is False:
            return {None: 'null', True: 'true', False: 'false'}[value]
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return _float(encoder, value)
        if encoder.check_circular:
            if id(value) in open_ones:
                raise ValueError('Circular reference detected')
            open_ones.add(id(value))
        try:
            if isinstance(value, (list, tuple)):
                return inside_array(value, level)
            if isinstance(value, dict):
                return inside_object(value, level)
            replaced = encoder.default(value)
            return noted(lambda: text_of(replaced, level), value, 'object')
        finally:
            open_ones.discard(id(value))

    def noted(make, value, place: str) -> str:
        try:
            return make()
        except Exception as error:
            error.add_note(f'when serializing {_type_name(value)} {place}')
            raise

    def inside_array(value, level: int) -> str:
        if not value:
            return '[]'
        return lines([noted(lambda: text_of(each, level + 1), value, f'item {place}')
                      for place, each in enumerate(value)], '[', ']', level)

    def inside_object(value, level: int) -> str:
        if not value:
            return '{}'
        parts = []
        for key, each in sorted(value.items()) if encoder.sort_keys else value.items():
            shown = _key(encoder, key)
            if shown is not None:
                parts.append(quote(shown) + encoder.key_separator
                             + noted(lambda: text_of(each, level + 1), value, f'item {key!r}'))
        return lines(parts, '{', '}', level) if parts else '{}'

    return text_of(value, 0)
