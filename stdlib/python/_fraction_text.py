"""Fractions from text and to text: what `Fraction('1/3')` reads and `format(fraction, spec)` writes."""


def _digits(text: str, at: int) -> int:
    """Return where digits with single underscores between them end that begin at `at`."""
    end = at
    while end < len(text) and (text[end].isdecimal()
                               or (text[end] == '_' and end > at and text[end - 1] != '_'
                                   and text[end + 1:end + 2].isdecimal())):
        end += 1
    return end


def parse_fraction(text: str) -> tuple[int, int] | None:
    """Read a quotient or a decimal number, with whitespace around it; None if it is neither."""
    text = text.strip()
    negative = text[:1] == '-'
    at = 1 if text[:1] in ('-', '+') else 0
    end = _digits(text, at)
    whole, rest = text[at:end], text[end:]
    if whole:
        divisor = rest.lstrip()
        if divisor[:1] == '/':
            divisor = divisor[1:].lstrip()
            if not divisor or _digits(divisor, 0) != len(divisor):
                return None
            return (-int(whole) if negative else int(whole)), int(divisor)
    numerator, denominator = int(whole or '0'), 1
    fraction = ''
    if rest[:1] == '.':
        end = _digits(rest, 1)
        fraction, rest = rest[1:end].replace('_', ''), rest[end:]
        if fraction:
            denominator = 10 ** len(fraction)
            numerator = numerator * denominator + int(fraction)
    if not whole and not fraction:
        return None
    if rest[:1] in ('e', 'E'):
        start = 2 if rest[1:2] in ('-', '+') else 1
        if start == len(rest) or _digits(rest, start) != len(rest):
            return None
        exponent = int(rest[1:])
        if exponent >= 0:
            numerator *= 10 ** exponent
        else:
            denominator *= 10 ** -exponent
    elif rest:
        return None
    return (-numerator if negative else numerator), denominator


class _Spec:
    """The parts of a format specifier; `is_valid` tells whether it was one."""

    def __init__(self, text: str) -> None:
        self.fill, self.align, self.sign = ' ', None, '-'
        self.no_negative_zero = self.alternate = self.zero_padded = False
        self.width = 0
        self.grouping = self.fraction_grouping = ''
        self.precision = None
        self.kind = ''
        rest = text
        if rest[1:2] in ('<', '>', '=', '^') and rest[1:2]:
            self.fill, self.align, rest = rest[0], rest[1], rest[2:]
        elif rest[:1] in ('<', '>', '=', '^') and rest:
            self.align, rest = rest[0], rest[1:]
        if rest[:1] in ('-', '+', ' ') and rest:
            self.sign, rest = rest[0], rest[1:]
        if rest[:1] == 'z':
            self.no_negative_zero, rest = True, rest[1:]
        if rest[:1] == '#':
            self.alternate, rest = True, rest[1:]
        if rest[:1] == '0' and rest[1:2].isdecimal() and rest[1:2].isascii():
            self.zero_padded, rest = True, rest[1:]
        width, rest = self._number(rest)
        self.width = int(width or 0)
        if rest[:1] in (',', '_') and rest:
            self.grouping, rest = rest[0], rest[1:]
        if rest[:1] == '.':
            precision, rest = self._number(rest[1:])
            self.precision = int(precision) if precision else None
            if rest[:1] in (',', '_') and rest:
                self.fraction_grouping, rest = rest[0], rest[1:]
            if self.precision is None and not self.fraction_grouping:
                rest = '.'
        if rest[:1] in tuple('eEfFgG%') and rest:
            self.kind, rest = rest[0], rest[1:]
        self.is_valid = not rest and not (self.align and self.zero_padded)

    @staticmethod
    def _number(text: str) -> tuple[str, str]:
        end = 0
        while end < len(text) and text[end].isascii() and text[end].isdecimal():
            end += 1
        return text[:end], text[end:]

    @property
    def is_general(self) -> bool:
        """Whether this asks for a quotient, not for a decimal number."""
        return (self.is_valid and not self.kind and self.precision is None and not self.fraction_grouping
                and not self.no_negative_zero and not self.zero_padded)

    def pad(self, sign: str, body: str) -> str:
        """Fill up to the width."""
        missing = self.fill * (self.width - len(sign) - len(body))
        if self.align == '<':
            return sign + body + missing
        if self.align == '^':
            half = len(missing) // 2
            return missing[:half] + sign + body + missing[half:]
        if self.align == '=':
            return sign + missing + body
        return missing + sign + body

    def sign_of(self, negative: bool) -> str:
        """Return what stands in front of the digits."""
        if negative:
            return '-'
        return '' if self.sign == '-' else self.sign


def format_fraction(fraction, text: str) -> str:
    """Write a fraction as a format specifier says: a quotient, or by one of efg% a decimal number."""
    spec = _Spec(text)
    if spec.is_general:
        return _format_quotient(fraction, spec)
    if spec.is_valid and spec.kind:
        return _format_decimal(fraction, spec)
    raise ValueError(f'Invalid format specifier {text!r} for object of type {type(fraction).__name__!r}')


def _format_quotient(fraction, spec: _Spec) -> str:
    body = format(abs(fraction.numerator), spec.grouping)
    if spec.alternate or fraction.denominator > 1:
        body += '/' + format(fraction.denominator, spec.grouping)
    return spec.pad(spec.sign_of(fraction.numerator < 0), body)


def _format_decimal(fraction, spec: _Spec) -> str:
    kind = spec.kind.lower()
    precision = 6 if spec.precision is None else spec.precision
    if kind in 'f%':
        exponent = -precision - (2 if kind == '%' else 0)
        negative, significand = _round_to_exponent(fraction.numerator, fraction.denominator, exponent)
        if significand == 0 and spec.no_negative_zero:
            negative = False
        scientific, point = False, precision
    else:
        figures = precision + 1 if kind == 'e' else max(precision, 1)
        negative, significand, exponent = _round_to_figures(fraction.numerator, fraction.denominator, figures)
        scientific = kind == 'e' or exponent > 0 or exponent + figures <= -4
        point = figures - 1 if scientific else -exponent
    if kind == '%':
        suffix = '%'
    elif scientific:
        suffix = f'{spec.kind if kind == "e" else "eE"[spec.kind == "G"]}{exponent + point:+03d}'
    else:
        suffix = ''
    digits = f'{significand:0{point + 1}d}'
    leading, decimals = digits[:len(digits) - point], digits[len(digits) - point:]
    if kind == 'g' and not spec.alternate:
        decimals = decimals.rstrip('0')
    separator = '.' if decimals or spec.alternate else ''
    if spec.fraction_grouping:
        decimals = spec.fraction_grouping.join(decimals[i:i + 3] for i in range(0, len(decimals), 3))
    trailing = separator + decimals + suffix
    sign = spec.sign_of(negative)
    if spec.zero_padded or (spec.fill == '0' and spec.align == '='):
        room = spec.width - len(sign) - len(trailing)
        leading = leading.zfill(3 * room // 4 + 1 if spec.grouping else room)
    if spec.grouping:
        first = 1 + (len(leading) - 1) % 3
        leading = leading[:first] + ''.join(spec.grouping + leading[i:i + 3] for i in range(first, len(leading), 3))
    return spec.pad(sign, leading + trailing)


def _round_to_exponent(n: int, d: int, exponent: int) -> tuple[bool, int]:
    """Round n/d to a multiple of 10**exponent, to even of two as near; return the sign and the absolute factor."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    quotient, rest = divmod(n + (d >> 1), d)
    if rest == 0 and d & 1 == 0:
        quotient &= -2
    return n < 0, abs(quotient)


def _round_to_figures(n: int, d: int, figures: int) -> tuple[bool, int, int]:
    """Round n/d to so many digits; return sign, digits as an integer, and its power of ten."""
    if n == 0:
        return False, 0, 1 - figures
    numerator, denominator = str(abs(n)), str(d)
    size = len(numerator) - len(denominator) + (denominator <= numerator)
    exponent = size - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        # It was rounded up to the next power of ten.
        significand //= 10
        exponent += 1
    return negative, significand, exponent
