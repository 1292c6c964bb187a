"""The parts of a format string, for `string.Formatter` and `logging`."""

__all__ = ['formatter_parser', 'formatter_field_name_split']


def formatter_parser(text: str):
    """Yield (literal text, field name, format, conversion) for each field, and (text, None, None, None) at the end."""
    if not isinstance(text, str):
        raise TypeError(f'expected str, got {type(text).__name__}')
    literal = []
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        if char not in '{}':
            literal.append(char)
            at += 1
            continue
        if text[at + 1:at + 2] == char:
            # A doubled brace is one brace, and ends the piece of text as CPython's parser has it.
            literal.append(char)
            at += 2
            yield ''.join(literal), None, None, None
            literal = []
            continue
        if char == '}':
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == size:
            raise ValueError("Single '{' encountered in format string")
        end = _end_of_field(text, at + 1)
        yield ''.join(literal), *_split_field(text[at + 1:end])
        literal = []
        at = end + 1
    if literal:
        yield ''.join(literal), None, None, None


def _end_of_field(text: str, at: int) -> int:
    depth = 1
    in_brackets = False
    while at < len(text):
        char = text[at]
        if in_brackets:
            in_brackets = char != ']'
        elif char == '[' and depth == 1:
            in_brackets = True
        elif char == '{':
            depth += 1
        elif char == '}':
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _split_field(field: str) -> tuple:
    in_brackets = False
    for at, char in enumerate(field):
        if in_brackets:
            in_brackets = char != ']'
        elif char == '[':
            in_brackets = True
        elif char == '{':
            raise ValueError("unexpected '{' in field name")
        elif char == ':':
            return field[:at], field[at + 1:], None
        elif char == '!':
            rest = field[at + 1:]
            if not rest:
                raise ValueError("end of string while looking for conversion specifier")
            if len(rest) == 1:
                return field[:at], '', rest
            if rest[1] != ':':
                raise ValueError("expected ':' after conversion specifier")
            return field[:at], rest[2:], rest[0]
    return field, '', None


def _index(text: str):
    return int(text) if text.isascii() and text.isdecimal() else text


def formatter_field_name_split(name: str) -> tuple:
    """Return the first part of a field name, and an iterator over (is attribute, key) for the rest."""
    end = min([at for at in (name.find('.'), name.find('[')) if at >= 0], default=len(name))
    first, rest = name[:end], name[end:]

    def parts():
        at = 0
        while at < len(rest):
            if rest[at] == '.':
                stop = min([each for each in (rest.find('.', at + 1), rest.find('[', at + 1)) if each >= 0],
                           default=len(rest))
                key = rest[at + 1:stop]
                if not key:
                    raise ValueError('Empty attribute in format string')
                yield True, key
                at = stop
            elif rest[at] == '[':
                stop = rest.find(']', at)
                if stop < 0:
                    raise ValueError("Missing ']' in format string")
                if stop == at + 1:
                    raise ValueError('Empty attribute in format string')
                yield False, _index(rest[at + 1:stop])
                at = stop + 1
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")

    return _index(first), parts()
