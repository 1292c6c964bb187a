"""What reads one value of JSON, and all that is in it."""

__all__ = ['make_scanner', 'scanstring']

_WHITESPACE = ' \t\n\r'
_DIGITS = '0123456789'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


def _error(message: str, s: str, at: int):
    from .decoder import JSONDecodeError
    return JSONDecodeError(message, s, at)


def _hex_escape(s: str, at: int) -> int:
    digits = s[at:at + 4]
    if len(digits) == 4 and digits.isascii() and digits.isalnum():
        try:
            return int(digits, 16)
        except ValueError:
            pass
    raise _error('Invalid \\uXXXX escape', s, at - 1)


def scanstring(s: str, end: int, strict: bool = True) -> tuple:
    """Return the string that begins before `end`, after its quote, and where it ends; `strict` forbids control characters."""
    begin = end - 1
    chunks = []
    while True:
        quote = s.find('"', end)
        if quote < 0:
            quote = len(s)
        backslash = s.find('\\', end, quote)
        stop = quote if backslash < 0 else backslash
        chunk = s[end:stop]
        if strict and not chunk.isprintable():
            for offset, char in enumerate(chunk):
                if char < ' ':
                    raise _error('Invalid control character at', s, end + offset)
        if stop == len(s):
            raise _error('Unterminated string starting at', s, begin)
        if stop == quote:
            if not chunks:
                return chunk, quote + 1
            chunks.append(chunk)
            return ''.join(chunks), quote + 1
        chunks.append(chunk)
        escape = s[stop + 1:stop + 2]
        if not escape:
            raise _error('Unterminated string starting at', s, begin)
        if escape != 'u':
            if escape not in _ESCAPES:
                raise _error('Invalid \\escape', s, stop)
            chunks.append(_ESCAPES[escape])
            end = stop + 2
            continue
        code = _hex_escape(s, stop + 2)
        end = stop + 6
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            low = _hex_escape(s, end + 2)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                end += 6
        chunks.append(chr(code))


def make_scanner(context):
    """Return a function (text, place) -> (value, end) with the hooks of a decoder."""
    strict = context.strict
    parse_float, parse_int, parse_constant = context.parse_float, context.parse_int, context.parse_constant
    object_hook, pairs_hook = context.object_hook, context.object_pairs_hook
    memo = {}

    def skip(s: str, at: int) -> int:
        while s[at:at + 1] and s[at] in _WHITESPACE:
            at += 1
        return at

    def number(s: str, at: int):
        start = at
        size = len(s)
        if s[at] == '-':
            at += 1
        if s[at:at + 1] == '0':
            at += 1
        else:
            first = at
            while at < size and s[at] in _DIGITS:
                at += 1
            if at == first:
                raise StopIteration(start)
        is_float = False
        if s[at:at + 1] == '.' and s[at + 1:at + 2] and s[at + 1] in _DIGITS:
            is_float = True
            at += 2
            while at < size and s[at] in _DIGITS:
                at += 1
        if s[at:at + 1] in ('e', 'E'):
            digits = at + 1
            if s[digits:digits + 1] in ('+', '-'):
                digits += 1
            if s[digits:digits + 1] and s[digits] in _DIGITS:
                is_float = True
                at = digits
                while at < size and s[at] in _DIGITS:
                    at += 1
        return (parse_float if is_float else parse_int)(s[start:at]), at

    def array(s: str, at: int):
        values = []
        at = skip(s, at)
        if s[at:at + 1] == ']':
            return values, at + 1
        while True:
            try:
                value, at = scan(s, at)
            except StopIteration as stop:
                raise _error('Expecting value', s, stop.value) from None
            values.append(value)
            at = skip(s, at)
            char = s[at:at + 1]
            if char == ']':
                return values, at + 1
            if char != ',':
                raise _error("Expecting ',' delimiter", s, at)
            comma = at
            at = skip(s, at + 1)
            if s[at:at + 1] == ']':
                raise _error('Illegal trailing comma before end of array', s, comma)

    def mapping(s: str, at: int):
        pairs = []
        at = skip(s, at)
        char = s[at:at + 1]
        if char == '}':
            return finish(pairs), at + 1
        if char != '"':
            raise _error('Expecting property name enclosed in double quotes', s, at)
        while True:
            key, at = context.parse_string(s, at + 1, strict)
            # The same keys often come again and again.
            key = memo.setdefault(key, key)
            at = skip(s, at)
            if s[at:at + 1] != ':':
                raise _error("Expecting ':' delimiter", s, at)
            at = skip(s, at + 1)
            try:
                value, at = scan(s, at)
            except StopIteration as stop:
                raise _error('Expecting value', s, stop.value) from None
            pairs.append((key, value))
            at = skip(s, at)
            char = s[at:at + 1]
            if char == '}':
                return finish(pairs), at + 1
            if char != ',':
                raise _error("Expecting ',' delimiter", s, at)
            comma = at
            at = skip(s, at + 1)
            char = s[at:at + 1]
            if char != '"':
                if char == '}':
                    raise _error('Illegal trailing comma before end of object', s, comma)
                raise _error('Expecting property name enclosed in double quotes', s, at)

    def finish(pairs: list):
        if pairs_hook is not None:
            return pairs_hook(pairs)
        made = dict(pairs)
        return made if object_hook is None else object_hook(made)

    def scan(s: str, at: int):
        char = s[at:at + 1]
        if char == '"':
            return context.parse_string(s, at + 1, strict)
        if char == '{':
            return mapping(s, at + 1)
        if char == '[':
            return array(s, at + 1)
        if char == 'n' and s.startswith('null', at):
            return None, at + 4
        if char == 't' and s.startswith('true', at):
            return True, at + 4
        if char == 'f' and s.startswith('false', at):
            return False, at + 5
        if char == 'N' and s.startswith('NaN', at):
            return parse_constant('NaN'), at + 3
        if char == 'I' and s.startswith('Infinity', at):
            return parse_constant('Infinity'), at + 8
        if char == '-' and s.startswith('-Infinity', at):
            return parse_constant('-Infinity'), at + 9
        if char and char in '-0123456789':
            return number(s, at)
        raise StopIteration(at)

    def scan_once(s: str, at: int):
        if at < 0:
            raise ValueError('idx cannot be negative')
        try:
            return scan(s, at)
        finally:
            memo.clear()

    return scan_once
