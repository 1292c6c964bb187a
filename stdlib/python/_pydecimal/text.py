"""Decimal numbers from text, to text, and by format specifiers."""

from .work import (FINITE, INFINITE, QUIET, SIGNALING, count_digits, drop_digits, from_digits, to_digits)

_NAMES = {INFINITE: 'Infinity', QUIET: 'NaN', SIGNALING: 'sNaN'}


def _plain_digits(text: str) -> str:
    """Return a text with ASCII digits for those of other scripts."""
    if text.isascii():
        return text
    return ''.join(str(int(char)) if char.isdecimal() else char for char in text)


def parse(text: str):
    """Return sign, coefficient, exponent and kind of a text, or None if it is no number."""
    text = _plain_digits(text)
    if not text.isascii():
        return None
    sign = int(text[:1] == '-')
    if text[:1] in ('-', '+'):
        text = text[1:]
    lower = text.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 0, INFINITE
    for name, kind in (('nan', QUIET), ('snan', SIGNALING)):
        if lower.startswith(name):
            payload = lower[len(name):]
            if payload and not payload.isdigit():
                return None
            return sign, from_digits(payload or '0'), 0, kind
    mantissa, mark, power = lower.partition('e')
    whole, _, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits.isdigit():
        return None
    exponent = 0
    if mark:
        unsigned = power[1:] if power[:1] in ('-', '+') else power
        if not unsigned.isdigit():
            return None
        exponent = from_digits(unsigned)
        if power[0] == '-':
            exponent = -exponent
    return sign, from_digits(digits), exponent - len(fraction), FINITE


def to_text(x, capitals: int = 1, engineering: bool = False) -> str:
    """Write a number so that reading gives the same one."""
    sign = '-' if x._sign else ''
    if x._kind:
        payload = to_digits(x._coef) if x._kind >= QUIET and x._coef else ''
        return sign + _NAMES[x._kind] + payload
    digits = to_digits(x._coef)
    left = x._exp + len(digits)
    if x._exp <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif digits == '0':
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        whole, fraction = '0', '.' + '0' * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point], '.' + digits[point:]
    exponent = ''
    if left != point:
        exponent = f'{"E" if capitals else "e"}{left - point:+d}'
    return sign + whole + fraction + exponent


class _Spec:
    """The parts of a format specifier."""

    def __init__(self, text: str) -> None:
        self.fill, self.align, self.sign = ' ', '', '-'
        self.no_negative_zero = self.zero_padded = self.keeps_point = False
        self.width = 0
        self.separator = self.fraction_separator = ''
        self.precision = None
        self.kind = ''
        rest = text
        if rest[1:2] and rest[1:2] in '<>=^':
            self.fill, self.align, rest = rest[0], rest[1], rest[2:]
        elif rest[:1] and rest[0] in '<>=^':
            self.align, rest = rest[0], rest[1:]
        if rest[:1] and rest[0] in '+- ':
            self.sign, rest = rest[0], rest[1:]
        if rest[:1] == 'z':
            self.no_negative_zero, rest = True, rest[1:]
        if rest[:1] == '#':
            self.keeps_point, rest = True, rest[1:]
        if rest[:1] == '0':
            # Zeros in front come after the sign, so there is no place for an alignment too.
            if self.align:
                raise ValueError('invalid format string')
            self.zero_padded = True
            self.fill, self.align, rest = '0', '=', rest[1:]
        width, rest = self._number(rest)
        if width:
            self.width = self._size(width)
        if rest[:1] in (',', '_') and rest:
            self.separator, rest = rest[0], rest[1:]
        if rest[:1] == '.':
            precision, rest = self._number(rest[1:])
            if precision:
                self.precision = self._size(precision)
            if rest[:1] in (',', '_') and rest:
                self.fraction_separator, rest = rest[0], rest[1:]
            if not precision and not self.fraction_separator:
                raise ValueError('invalid format string')
        if rest[:1] and rest[0] in 'eEfFgGn%':
            self.kind, rest = rest[0], rest[1:]
        if rest or (self.kind == 'n' and self.separator):
            raise ValueError('invalid format string')

    @staticmethod
    def _size(digits: str) -> int:
        if len(digits) > 18:
            raise OverflowError("cannot fit 'int' into an index-sized integer")
        return int(digits)

    @staticmethod
    def _number(text: str) -> tuple[str, str]:
        end = 0
        while end < len(text) and '0' <= text[end] <= '9':
            end += 1
        return text[:end], text[end:]

    def fit(self, sign: str, body: str) -> str:
        """Fill up to the width."""
        missing = self.width - len(sign) - len(body)
        if self.align == '=':
            return sign + self.fill * missing + body
        if self.align == '<':
            return sign + body + self.fill * missing
        if self.align == '^':
            before = missing // 2
            return self.fill * before + sign + body + self.fill * (missing - before)
        return self.fill * missing + sign + body

    def sign_of(self, negative: int) -> str:
        """Return what stands in front of the digits."""
        return '-' if negative else self.sign.replace('-', '')


def format_number(x, text: str, context) -> str:
    """Write a number as a format specifier says."""
    spec = _Spec(text)
    if x._kind:
        if spec.zero_padded:
            spec.fill, spec.align = ' ', '>'
        body = to_text(x).lstrip('-') + ('%' if spec.kind == '%' else '')
        return spec.fit(spec.sign_of(x._sign), body)
    kind = spec.kind or ('G' if context._capitals else 'g')
    if kind == 'n':
        kind = 'g'
    precision = spec.precision
    coefficient, exponent = x._coef, x._exp
    if kind == '%':
        exponent += 2
    small = kind.lower()
    if precision is not None:
        coefficient, exponent = _rounded(x, coefficient, exponent, small, precision, context._rounding)
    if not coefficient and exponent > 0 and small in 'f%':
        exponent = 0
    negative = x._sign
    if not coefficient and spec.no_negative_zero:
        negative = 0
    digits = to_digits(coefficient)
    left = exponent + len(digits)
    if small == 'e':
        point = 1 - precision if not coefficient and precision is not None else 1
    elif small in 'f%' or (exponent <= 0 and left > -6):
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = '0', '0' * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point], digits[point:]
    if spec.fraction_separator:
        fraction = spec.fraction_separator.join(fraction[i:i + 3] for i in range(0, len(fraction), 3))
    if fraction or spec.keeps_point:
        fraction = '.' + fraction
    if left != point or small == 'e':
        fraction += f'{"E" if kind in "EG" else "e"}{left - point:+d}'
    if kind == '%':
        fraction += '%'
    sign = spec.sign_of(negative)
    if spec.separator:
        whole = _grouped(whole, spec.separator, spec.width - len(sign) - len(fraction) if spec.zero_padded else 0)
    return spec.fit(sign, whole + fraction)


def _rounded(x, coefficient: int, exponent: int, kind: str, precision: int, rounding: str) -> tuple[int, int]:
    if kind in 'f%':
        if exponent >= -precision:
            return coefficient * 10 ** (exponent + precision), -precision
        kept, _ = drop_digits(coefficient, count_digits(coefficient), -precision - exponent, x._sign, rounding)
        return kept, -precision
    size = count_digits(coefficient)
    wanted = precision + 1 if kind == 'e' else max(precision, 1)
    if not coefficient:
        return 0, exponent
    if size > wanted:
        drop = size - wanted
        coefficient, _ = drop_digits(coefficient, size, drop, x._sign, rounding)
        if coefficient == 10 ** wanted:
            coefficient //= 10
            drop += 1
        return coefficient, exponent + drop
    if kind == 'e':
        return coefficient * 10 ** (wanted - size), exponent - (wanted - size)
    return coefficient, exponent


def _grouped(whole: str, separator: str, room: int) -> str:
    """Put separators between groups of three, with zeros in front up to the room."""
    parts = []
    while True:
        parts.append(whole[-3:].rjust(min(3, max(len(whole), room)), '0'))
        whole = whole[:-3]
        room -= len(parts[-1])
        if not whole and room <= 0:
            return separator.join(reversed(parts))
        # At least a digit follows each separator.
        room = max(room - 1, 1)
