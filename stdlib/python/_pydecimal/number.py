"""The class `Decimal`."""

from collections import namedtuple
import math
import numbers
import sys

from . import arithmetic, digits, text, transcendental
from .arithmetic import nearest_whole, order, truncate
from .signals import (FLOAT, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUNDINGS, SYNTAX)
from .work import (FINITE, INFINITE, QUIET, SIGNALING, Work, adjusted, count_digits, from_digits, make,
                   set_number_class, to_digits)

_MODULUS = sys.hash_info.modulus
_TEN_INVERSE = pow(10, -1, _MODULUS)
_KINDS = {'F': INFINITE, 'n': QUIET, 'N': SIGNALING}

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


def rounding_error() -> TypeError:
    """Return the error of a way to round that does not exist."""
    return TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                     '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')


def signal_float(context) -> None:
    """Signal that a float takes part where a decimal should."""
    context._flags |= FLOAT
    if context._traps & FLOAT:
        from .signals import FloatOperation
        raise FloatOperation([FloatOperation])


def of_int(value: int):
    """Make the number of an int, exactly."""
    value = int(value)
    return make(int(value < 0), abs(value), 0)


def of_float(value: float):
    """Make the number of a float, exactly."""
    if math.isnan(value):
        return make(int(math.copysign(1, value) < 0), 0, 0, QUIET)
    if math.isinf(value):
        return make(int(value < 0), 0, 0, INFINITE)
    numerator, denominator = abs(value).as_integer_ratio()
    places = denominator.bit_length() - 1
    return make(int(math.copysign(1, value) < 0), numerator * 5 ** places, -places)


def _of_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, parts, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    kind = FINITE
    if isinstance(exponent, str):
        kind = _KINDS.get(exponent)
        if kind is None:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        exponent = 0
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    if not isinstance(parts, (tuple, list)) or not all(isinstance(d, int) and 0 <= d <= 9 for d in parts):
        raise ValueError('coefficient must be a tuple of digits')
    coefficient = from_digits(''.join(map(str, parts)) or '0')
    return make(int(sign), 0 if kind == INFINITE else coefficient, int(exponent), kind)


def to_number(value, context, rounded: bool = False):
    """Make a number of any value that `Decimal` takes, exactly or as the context rounds."""
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, str):
        # An exact conversion is lenient about how it is written.
        parts = text.parse(value if rounded else value.strip().replace('_', ''))
        if parts is None:
            work = Work(context)
            return work.done(work.invalid(SYNTAX))
        number = make(*parts)
    elif isinstance(value, int):
        number = of_int(value)
    elif isinstance(value, float):
        signal_float(context)
        number = of_float(value)
    elif isinstance(value, (tuple, list)):
        number = _of_tuple(value)
    else:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    work = Work(context)
    if rounded:
        if number._kind >= QUIET and count_digits(number._coef) > work.prec - work.clamp:
            return work.done(work.invalid(SYNTAX))
        return work.done(work.fit(number))
    if number._kind == FINITE and not isinstance(value, Decimal):
        return work.done(work.exact(number._sign, number._coef, number._exp))
    return number


def operand(value):
    """Return a number for an operand of arithmetic: an int or a decimal; None for others."""
    if isinstance(value, Decimal):
        return value
    return of_int(value) if isinstance(value, int) else None


def _is_quotient(value) -> bool:
    """Tell whether this is a rational number of another kind."""
    return not isinstance(value, (Decimal, int, float, str)) and isinstance(value, numbers.Rational)


def argument(value):
    """Return a number for an argument of a method."""
    number = operand(value)
    if number is None:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return number


def context_or_current(context):
    """Return the context that a method was given, or the one of this thread."""
    if context is None:
        return getcontext()
    from .context import Context
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    return context


def getcontext():
    """Return the context of this thread or task."""
    from .context import getcontext as current
    return current()


MISSING = object()


def _unary(function):
    def method(self, context=None):
        context = context_or_current(context)
        work = Work(context)
        return work.done(function(work, self))
    return method


def _binary(function):
    def method(self, other=MISSING, context=None):
        if other is MISSING:
            raise TypeError("function missing required argument 'other' (pos 1)")
        context = context_or_current(context)
        other = argument(other)
        work = Work(context)
        return work.done(function(work, self, other))
    return method


def _operator(function):
    def method(self, other):
        other = operand(other)
        if other is None:
            return NotImplemented
        work = Work(getcontext())
        return work.done(function(work, self, other))

    def reverse(self, other):
        other = operand(other)
        if other is None:
            return NotImplemented
        work = Work(getcontext())
        return work.done(function(work, other, self))
    return method, reverse


def _ordering(test):
    def method(self, other):
        other = self._comparable(other, getcontext())
        if other is None:
            return NotImplemented
        if self._kind >= QUIET or other._kind >= QUIET:
            work = Work(getcontext())
            work.invalid()
            return work.done(False)
        return test(order(self, other))
    return method


class Decimal:
    """A decimal number: `Decimal('1.10')` keeps its zero, `Decimal(0.1)` is what the float is exactly."""

    __module__ = 'decimal'
    __named_with_module__ = True
    __slots__ = ('_sign', '_coef', '_exp', '_kind', '_hash')

    def __new__(cls, value='0', context=None, *extra):
        """Make a number of an int, a text, a float, a decimal, or a tuple as `as_tuple` gives it."""
        if extra:
            raise TypeError(f'function takes at most 2 arguments ({2 + len(extra)} given)')
        context = context_or_current(context)
        if type(value) is cls is Decimal:
            return value
        return cls._of(to_number(value, context))

    @classmethod
    def _of(cls, number):
        if cls is Decimal and type(number) is Decimal:
            return number
        self = object.__new__(cls)
        self._sign, self._coef, self._exp, self._kind = number._sign, number._coef, number._exp, number._kind
        return self

    @classmethod
    def from_float(cls, f, /):
        """Make the number that a float or an int is exactly."""
        if isinstance(f, float):
            number = of_float(f)
        elif isinstance(f, int):
            number = of_int(f)
        else:
            raise TypeError('argument must be int or float')
        return number if cls is Decimal else cls(number)

    @classmethod
    def from_number(cls, number, /):
        """Make a number of an int, a float or a decimal; a text is none."""
        if not isinstance(number, (int, float, Decimal)):
            raise TypeError(f'conversion from {type(number).__name__} to Decimal is not supported')
        return cls(number)

    def _comparable(self, other, context, equality: bool = False):
        """Return another value of any kind of number, to compare with; None if it has no order."""
        if isinstance(other, Decimal):
            return other
        if isinstance(other, int):
            return of_int(other)
        if isinstance(other, complex) and equality and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            if equality:
                context._flags |= FLOAT
            else:
                signal_float(context)
            return of_float(other)
        return None

    def __eq__(self, other):
        if _is_quotient(other):
            if self._kind:
                return False
            return truncate_times(self, other.denominator) == other.numerator
        number = self._comparable(other, getcontext(), True)
        if number is None:
            return NotImplemented
        if self._kind >= QUIET or number._kind >= QUIET:
            if SIGNALING in (self._kind, number._kind):
                work = Work(getcontext())
                work.invalid()
                return work.done(False)
            return False
        return order(self, number) == 0

    def _ordered(test):
        plain = _ordering(test)

        def method(self, other):
            if _is_quotient(other):
                if self._kind == FINITE:
                    scaled = make(self._sign, self._coef * other.denominator, self._exp)
                    return plain(scaled, int(other.numerator))
                other = int(other.numerator)
            return plain(self, other)
        return method

    __lt__ = _ordered(lambda result: result < 0)
    __le__ = _ordered(lambda result: result <= 0)
    __gt__ = _ordered(lambda result: result > 0)
    __ge__ = _ordered(lambda result: result >= 0)

    def __hash__(self) -> int:
        if self._kind:
            if self._kind == SIGNALING:
                raise TypeError('Cannot hash a signaling NaN value')
            if self._kind == QUIET:
                return object.__hash__(self)
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        if self._exp >= 0:
            power = pow(10, self._exp, _MODULUS)
        else:
            power = pow(_TEN_INVERSE, -self._exp, _MODULUS)
        value = self._coef * power % _MODULUS
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __bool__(self) -> bool:
        return self._kind != FINITE or self._coef != 0

    __add__, __radd__ = _operator(arithmetic.add)
    __sub__, __rsub__ = _operator(arithmetic.subtract)
    __mul__, __rmul__ = _operator(arithmetic.multiply)
    __truediv__, __rtruediv__ = _operator(arithmetic.divide)
    __floordiv__, __rfloordiv__ = _operator(arithmetic.divide_whole)
    __mod__, __rmod__ = _operator(arithmetic.remainder)
    __divmod__, __rdivmod__ = _operator(arithmetic.divide_both)

    def __pow__(self, other, modulo=None):
        return _power(self, other, modulo)

    def __rpow__(self, other, modulo=None):
        return _power(other, self, modulo)

    def __neg__(self):
        work = Work(getcontext())
        return work.done(arithmetic.minus(work, self))

    def __pos__(self):
        work = Work(getcontext())
        return work.done(arithmetic.plus(work, self))

    def __abs__(self):
        work = Work(getcontext())
        return work.done(arithmetic.absolute_value(work, self))

    def _check_finite(self, what: str) -> None:
        if self._kind >= QUIET:
            raise ValueError(f'cannot convert NaN to {what}')
        if self._kind:
            raise OverflowError(f'cannot convert Infinity to {what}')

    def __int__(self) -> int:
        self._check_finite('integer')
        return truncate(self)

    __trunc__ = __int__

    def __floor__(self) -> int:
        self._check_finite('integer')
        return nearest_whole(self, ROUND_FLOOR)

    def __ceil__(self) -> int:
        self._check_finite('integer')
        return nearest_whole(self, ROUND_CEILING)

    def __round__(self, ndigits=None):
        if ndigits is None:
            self._check_finite('integer')
            return nearest_whole(self, ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError('optional arg must be an integer')
        work = Work(getcontext())
        work.rounding = ROUND_HALF_EVEN
        return work.done(arithmetic.quantize(work, self, make(0, 1, -ndigits)))

    def __float__(self) -> float:
        if self._kind == SIGNALING:
            raise ValueError('cannot convert signaling NaN to float')
        if self._kind == QUIET:
            return float('-nan' if self._sign else 'nan')
        return float(text.to_text(self))

    def __complex__(self) -> complex:
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return self

    @property
    def imag(self):
        """Zero."""
        return Decimal(0)

    def conjugate(self):
        """Return the number itself."""
        return self

    def __repr__(self) -> str:
        return f"Decimal('{self}')"

    def __str__(self) -> str:
        return text.to_text(self, getcontext()._capitals)

    def __format__(self, specifier, override=None, /) -> str:
        if not isinstance(specifier, str):
            raise TypeError('format arg must be str')
        return text.format_number(self, specifier, getcontext())

    def __reduce__(self):
        return (self.__class__, (str(self),))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def as_tuple(self) -> DecimalTuple:
        """Return sign, digits and exponent."""
        if self._kind == INFINITE:
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            payload = tuple(map(int, to_digits(self._coef))) if self._coef else ()
            return DecimalTuple(self._sign, payload, 'n' if self._kind == QUIET else 'N')
        return DecimalTuple(self._sign, tuple(map(int, to_digits(self._coef))), self._exp)

    def as_integer_ratio(self) -> tuple[int, int]:
        """Return the quotient of ints that this is, in lowest terms."""
        self._check_finite('integer ratio')
        if self._exp >= 0:
            return truncate(self), 1
        numerator, denominator = self._coef, 10 ** -self._exp
        common = math.gcd(numerator, denominator)
        numerator //= common
        return -numerator if self._sign else numerator, denominator // common

    def to_eng_string(self, context=None) -> str:
        """Write with an exponent that is a multiple of three."""
        return text.to_text(self, context_or_current(context)._capitals, engineering=True)

    def adjusted(self) -> int:
        """Return the exponent of the first digit."""
        return 0 if self._kind else adjusted(self)

    def canonical(self):
        """Return the number itself: there is one encoding."""
        return self

    def radix(self):
        """Return 10."""
        return Decimal(10)

    def is_canonical(self) -> bool:
        """Return True."""
        return True

    def is_finite(self) -> bool:
        """Tell whether this is neither infinite nor a NaN."""
        return self._kind == FINITE

    def is_infinite(self) -> bool:
        """Tell whether this is infinite."""
        return self._kind == INFINITE

    def is_nan(self) -> bool:
        """Tell whether this is a NaN, quiet or signaling."""
        return self._kind >= QUIET

    def is_qnan(self) -> bool:
        """Tell whether this is a quiet NaN."""
        return self._kind == QUIET

    def is_snan(self) -> bool:
        """Tell whether this is a signaling NaN."""
        return self._kind == SIGNALING

    def is_signed(self) -> bool:
        """Tell whether the sign is minus."""
        return self._sign == 1

    def is_zero(self) -> bool:
        """Tell whether this is zero."""
        return self._kind == FINITE and not self._coef

    def is_normal(self, context=None) -> bool:
        """Tell whether this is finite, not zero and not subnormal."""
        context = context_or_current(context)
        return self._kind == FINITE and self._coef != 0 and not digits.is_subnormal(self, context)

    def is_subnormal(self, context=None) -> bool:
        """Tell whether this is not zero and below the least exponent."""
        return digits.is_subnormal(self, context_or_current(context))

    def number_class(self, context=None) -> str:
        """Return a word for the kind of this number."""
        return digits.number_class(self, context_or_current(context))

    def copy_abs(self):
        """Return this without a sign, not rounded."""
        return make(0, self._coef, self._exp, self._kind)

    def copy_negate(self):
        """Return this with the other sign, not rounded."""
        return make(1 - self._sign, self._coef, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """Return this with the sign of another number."""
        context_or_current(context)
        return make(argument(other)._sign, self._coef, self._exp, self._kind)

    def same_quantum(self, other, context=None) -> bool:
        """Tell whether two numbers have the same exponent."""
        context_or_current(context)
        return digits.same_quantum(self, argument(other))

    def quantize(self, exp, rounding=None, context=None):
        """Return this with the exponent of another number."""
        context = context_or_current(context)
        exp = argument(exp)
        work = Work(context)
        if rounding is not None:
            work.rounding = check_rounding(rounding)
        return work.done(arithmetic.quantize(work, self, exp))

    def to_integral_value(self, rounding=None, context=None):
        """Return this rounded to a whole number, without a signal."""
        work = Work(context_or_current(context))
        how = work.rounding if rounding is None else check_rounding(rounding)
        return work.done(arithmetic.to_whole(work, self, how, False))

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        """Return this rounded to a whole number, and signal if that is inexact."""
        work = Work(context_or_current(context))
        how = work.rounding if rounding is None else check_rounding(rounding)
        return work.done(arithmetic.to_whole(work, self, how, True))

    def fma(self, other, third, context=None):
        """Return self * other + third, rounded once."""
        context = context_or_current(context)
        work = Work(context)
        return work.done(arithmetic.fma(work, self, argument(other), argument(third)))

    compare = _binary(arithmetic.compare)
    compare_signal = _binary(arithmetic.compare_signal)
    compare_total = _binary(digits.compare_total)
    compare_total_mag = _binary(digits.compare_total_magnitude)
    remainder_near = _binary(arithmetic.remainder_near)
    max = _binary(digits.maximum)
    min = _binary(digits.minimum)
    max_mag = _binary(digits.maximum_magnitude)
    min_mag = _binary(digits.minimum_magnitude)
    next_toward = _binary(digits.next_toward)
    logical_and = _binary(digits.logical_and)
    logical_or = _binary(digits.logical_or)
    logical_xor = _binary(digits.logical_xor)
    shift = _binary(digits.shift)
    rotate = _binary(digits.rotate)
    scaleb = _binary(digits.scaleb)
    next_minus = _unary(digits.next_minus)
    next_plus = _unary(digits.next_plus)
    logical_invert = _unary(digits.logical_invert)
    logb = _unary(digits.logb)
    normalize = _unary(arithmetic.reduce)
    sqrt = _unary(transcendental.sqrt)
    exp = _unary(transcendental.exp)
    ln = _unary(transcendental.ln)
    log10 = _unary(transcendental.log10)


def truncate_times(number, factor: int):
    """Return a finite number times an int, as an int or as a number if it is not whole."""
    product = number._coef * factor
    if number._exp < 0:
        product, rest = divmod(product, 10 ** -number._exp)
        if rest:
            return None
    else:
        product *= 10 ** number._exp
    return -product if number._sign else product


def check_rounding(rounding) -> str:
    """Return a way to round, if it is one."""
    if not isinstance(rounding, str) or rounding not in ROUNDINGS:
        raise rounding_error()
    return rounding


def _power(base, exponent, modulus):
    base, exponent = operand(base), operand(exponent)
    if base is None or exponent is None:
        return NotImplemented
    work = Work(getcontext())
    if modulus is None:
        return work.done(transcendental.power(work, base, exponent))
    modulus = operand(modulus)
    if modulus is None:
        return NotImplemented
    return work.done(transcendental.power_modulo(work, base, exponent, modulus))


def name_methods(cls: type) -> None:
    """Name the methods that were made by functions as they are called in their class."""
    for name, value in cls.__dict__.items():
        if getattr(value, '__name__', None) in ('method', 'reverse'):
            value.__name__, value.__qualname__ = name, f'{cls.__name__}.{name}'


name_methods(Decimal)
set_number_class(Decimal)
numbers.Number.register(Decimal)
