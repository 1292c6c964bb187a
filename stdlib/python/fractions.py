"""Exact quotients of integers."""

from decimal import Decimal
import math
import numbers
import operator
import sys

from _fraction_text import format_fraction, parse_fraction

__all__ = ['Fraction']

_MODULUS = sys.hash_info.modulus
_HASH_INFINITE = sys.hash_info.inf


class Fraction(numbers.Rational):
    """A rational number, always in lowest terms with a positive denominator.

    `Fraction(8, 6)`, `Fraction('1.5e-3')`, `Fraction(' -7/22 ')`, `Fraction(0.5)` and `Fraction(Decimal('1.1'))` all work.
    """

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        """Make a fraction of a number, a text, or two rationals."""
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
            elif isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
            elif (isinstance(numerator, (float, Decimal))
                  or (hasattr(numerator, 'as_integer_ratio') and not isinstance(numerator, type))):
                self._numerator, self._denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                parts = parse_fraction(numerator)
                if parts is None:
                    raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
                self._set_reduced(*parts)
            else:
                raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() '
                                'method')
            return self
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        self._set_reduced(numerator, denominator)
        return self

    def _set_reduced(self, numerator, denominator) -> None:
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor

    @classmethod
    def from_number(cls, number):
        """Make a fraction of a number of any kind that has a ratio; a text is none."""
        if type(number) is int:
            return cls._from_coprime_ints(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._from_coprime_ints(number.numerator, number.denominator)
        if isinstance(number, (float, Decimal)) or (hasattr(number, 'as_integer_ratio')
                                                    and not isinstance(number, type)):
            return cls._from_coprime_ints(*number.as_integer_ratio())
        raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')

    @classmethod
    def from_float(cls, f):
        """Make the fraction that a float is exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Make the fraction that a decimal is exactly."""
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = super().__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self) -> bool:
        """Tell whether this is a whole number."""
        return self._denominator == 1

    def as_integer_ratio(self) -> tuple[int, int]:
        """Return numerator and denominator."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """Return the nearest fraction whose denominator is at most `max_denominator`."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, until the next denominator would be too large.
        before, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            a, rest = divmod(n, d)
            denominator = before[1] + a * last[1]
            if denominator > max_denominator:
                break
            before, last = last, (before[0] + a * last[0], denominator)
            n, d = d, rest
        k = (max_denominator - before[1]) // last[1]
        # The nearest is the last convergent, or the last semiconvergent that fits; the first wins a draw.
        if 2 * d * (before[1] + k * last[1]) <= self._denominator:
            return Fraction._from_coprime_ints(*last)
        return Fraction._from_coprime_ints(before[0] + k * last[0], before[1] + k * last[1])

    @property
    def numerator(a):
        """What is divided."""
        return a._numerator

    @property
    def denominator(a):
        """What divides it, more than zero."""
        return a._denominator

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self) -> str:
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec: str, /) -> str:
        return format_fraction(self, format_spec)

    def _operator_fallbacks(monomorphic_operator, fallback_operator, handle_complex=True):
        """Make an operator and its reverse: exact among rationals, else what float or complex does."""

        def forward(a, b):
            if isinstance(b, Fraction):
                return monomorphic_operator(a, b)
            if isinstance(b, int):
                return monomorphic_operator(a, Fraction(b))
            if isinstance(b, float):
                return fallback_operator(float(a), b)
            if handle_complex and isinstance(b, complex):
                return fallback_operator(float(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return monomorphic_operator(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback_operator(float(a), float(b))
            if handle_complex and isinstance(a, numbers.Complex):
                return fallback_operator(complex(a), float(b))
            return NotImplemented

        forward.__name__ = f'__{fallback_operator.__name__}__'
        reverse.__name__ = f'__r{fallback_operator.__name__}__'
        forward.__doc__ = reverse.__doc__ = monomorphic_operator.__doc__
        return forward, reverse

    # Sums and products divide by common factors before they multiply, which keeps the integers small
    # (Knuth, The Art of Computer Programming, volume 2, 4.5.1).

    def _add(a, b):
        """a + b"""
        return _sum(a._numerator, a._denominator, b._numerator, b._denominator)

    __add__, __radd__ = _operator_fallbacks(_add, operator.add)

    def _sub(a, b):
        """a - b"""
        return _sum(a._numerator, a._denominator, -b._numerator, b._denominator)

    __sub__, __rsub__ = _operator_fallbacks(_sub, operator.sub)

    def _mul(a, b):
        """a * b"""
        return _product(a._numerator, a._denominator, b._numerator, b._denominator)

    __mul__, __rmul__ = _operator_fallbacks(_mul, operator.mul)

    def _div(a, b):
        """a / b"""
        numerator, denominator = b._numerator, b._denominator
        if numerator == 0:
            raise ZeroDivisionError(f'Fraction({denominator}, 0)')
        if numerator < 0:
            numerator, denominator = -numerator, -denominator
        return _product(a._numerator, a._denominator, denominator, numerator)

    __truediv__, __rtruediv__ = _operator_fallbacks(_div, operator.truediv)

    def _floordiv(a, b):
        """a // b"""
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    __floordiv__, __rfloordiv__ = _operator_fallbacks(_floordiv, operator.floordiv, False)

    def _divmod(a, b):
        """(a // b, a % b)"""
        left, right = a._denominator, b._denominator
        quotient, rest = divmod(a._numerator * right, left * b._numerator)
        return quotient, Fraction(rest, left * right)

    __divmod__, __rdivmod__ = _operator_fallbacks(_divmod, divmod, False)

    def _mod(a, b):
        """a % b"""
        left, right = a._denominator, b._denominator
        return Fraction((a._numerator * right) % (b._numerator * left), left * right)

    __mod__, __rmod__ = _operator_fallbacks(_mod, operator.mod, False)

    def __pow__(a, b, modulo=None):
        """a ** b: exact when `b` is whole, else a float or a complex."""
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction._from_coprime_ints(a._numerator ** power, a._denominator ** power)
                if a._numerator > 0:
                    return Fraction._from_coprime_ints(a._denominator ** -power, a._numerator ** -power)
                if a._numerator == 0:
                    raise ZeroDivisionError(f'Fraction({a._denominator ** -power}, 0)')
                return Fraction._from_coprime_ints((-a._denominator) ** -power, (-a._numerator) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        """a ** b"""
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        """+a: a fraction even of a subclass."""
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index) -> int:
        """int(a)"""
        if a._numerator < 0:
            return _index(-(-a._numerator // a._denominator))
        return _index(a._numerator // a._denominator)

    def __trunc__(a):
        """math.trunc(a)"""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits): of two that are as near, the even one."""
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or (rest * 2 == self._denominator and whole % 2 == 0):
                return whole
            return whole + 1
        scale = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * scale), scale)
        return Fraction(round(self / scale) * scale)

    def __hash__(self) -> int:
        """hash(self): as an int or a float of the same value has it."""
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            # The denominator is a multiple of the modulus and has no inverse.
            hashed = _HASH_INFINITE
        else:
            hashed = hash(hash(abs(self._numerator)) * inverse)
        result = hashed if self._numerator >= 0 else -hashed
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._richcmp(b, operator.ge)

    def __bool__(a) -> bool:
        """Tell whether this is not zero."""
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        # A fraction does not change, so it may be shared; one of a subclass may have attributes that do.
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)


def _sum(na, da, nb, db):
    common = math.gcd(da, db)
    if common == 1:
        return Fraction._from_coprime_ints(na * db + da * nb, da * db)
    rest = da // common
    total = na * (db // common) + nb * rest
    again = math.gcd(total, common)
    if again == 1:
        return Fraction._from_coprime_ints(total, rest * db)
    return Fraction._from_coprime_ints(total // again, rest * (db // again))


def _product(na, da, nb, db):
    common = math.gcd(na, db)
    if common > 1:
        na //= common
        db //= common
    common = math.gcd(nb, da)
    if common > 1:
        nb //= common
        da //= common
    return Fraction._from_coprime_ints(na * nb, da * db)
