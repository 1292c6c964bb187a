"""Numbers as TOML writes them."""

__all__ = ['read_number']

_digits = {'0x': '0123456789abcdefABCDEF', '0o': '01234567', '0b': '01'}
_decimal = '0123456789'


def _read_digits(text: str, position: int, digits: str) -> int:
    """Return where the digits end, between which single underscores may stand."""
    end = position
    while end < len(text) and text[end] in digits:
        end += 1
        if text[end:end + 1] == '_' and text[end + 1:end + 2] in tuple(digits):
            end += 1
    return end


def read_number(text: str, position: int, parse_float):
    """Return (number, where it ends), or None if there is none."""
    digits = _digits.get(text[position:position + 2])
    if digits is not None:
        end = _read_digits(text, position + 2, digits)
        if end > position + 2:
            return int(text[position:end].replace('_', ''), 0), end
        return (0, position + 1)
    begin = position
    if text[position:position + 1] in ('+', '-'):
        position += 1
    word = text[position:position + 3]
    if word in ('inf', 'nan'):
        return parse_float(text[begin:position + 3]), position + 3
    end = position + 1 if text[position:position + 1] == '0' else _read_digits(text, position, _decimal)
    if end == position:
        return None
    is_float = False
    if text[end:end + 1] == '.':
        fraction = _read_digits(text, end + 1, _decimal)
        if fraction > end + 1:
            end, is_float = fraction, True
    if text[end:end + 1] in ('e', 'E'):
        exponent = end + 1
        if text[exponent:exponent + 1] in ('+', '-'):
            exponent += 1
        after = _read_digits(text, exponent, _decimal)
        if after > exponent:
            end, is_float = after, True
    if is_float:
        return parse_float(text[begin:end]), end
    return int(text[begin:end].replace('_', '')), end
