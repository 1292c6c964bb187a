"""Contexts: precision, rounding, limits and traps, and the operations that follow one that is given."""

from collections.abc import MutableMapping
from contextvars import ContextVar

from . import arithmetic, digits, text, transcendental
from .number import Decimal, argument, check_rounding, name_methods, of_float, of_int, to_number
from .signals import (BITS, BY_ZERO, CLAMPED, CONTEXT, FLOAT, IEEE_CONTEXT_MAX_BITS, IMPOSSIBLE, INEXACT, INVALID,
                      MAX_EMAX, MAX_PREC, MIN_EMIN, OVERFLOW, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUNDED, SIGNALS,
                      SUBNORMAL, SYNTAX, UNDEFINED, UNDERFLOW, Clamped, DivisionByZero, InvalidOperation, Overflow,
                      Underflow)
from .work import Work

_KNOWN_SIGNALS = ('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                  '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]')


def _bits_of(signal) -> int:
    try:
        return BITS[signal]
    except (KeyError, TypeError):
        raise KeyError(_KNOWN_SIGNALS) from None


class SignalDict(MutableMapping):
    """The signals that are set in a context, or that it traps, as a dictionary of a fixed set of keys."""

    __slots__ = ('_context', '_name')
    __module__ = 'decimal'
    __named_with_module__ = True

    def __init__(self, context, name: str) -> None:
        self._context = context
        self._name = name

    def __getitem__(self, signal) -> bool:
        return bool(getattr(self._context, self._name) & _bits_of(signal))

    def __setitem__(self, signal, value) -> None:
        bits = _bits_of(signal)
        status = getattr(self._context, self._name)
        setattr(self._context, self._name, status | bits if value else status & ~bits)

    def __delitem__(self, signal) -> None:
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter([signal for signal, _ in SIGNALS])

    def __len__(self) -> int:
        return len(SIGNALS)

    def __repr__(self) -> str:
        return '{' + ', '.join(f'{signal}:{value}' for signal, value in self.items()) + '}'

    def copy(self) -> dict:
        """Return a plain dictionary."""
        return dict(self)


def _to_status(value, name: str) -> int:
    if isinstance(value, SignalDict):
        return getattr(value._context, value._name)
    if isinstance(value, dict):
        if len(value) != len(SIGNALS):
            raise KeyError('invalid signal dict')
        status = 0
        for signal, flag in value.items():
            if signal not in BITS:
                raise KeyError('invalid signal dict')
            if flag:
                status |= BITS[signal]
        return status
    if not isinstance(value, (list, tuple)):
        raise TypeError('argument must be a signal dict')
    status = 0
    for signal in value:
        status |= _bits_of(signal)
    return status


# In the order in which a context lists them. An invalid operation stands where the first of its conditions does.
_LISTED = (('Clamped', CLAMPED), ('InvalidOperation', SYNTAX), ('DivisionByZero', BY_ZERO),
           ('InvalidOperation', IMPOSSIBLE | UNDEFINED), ('Inexact', INEXACT), ('InvalidOperation', CONTEXT | INVALID),
           ('FloatOperation', FLOAT), ('Overflow', OVERFLOW), ('Rounded', ROUNDED), ('Subnormal', SUBNORMAL),
           ('Underflow', UNDERFLOW))


def _names(status: int) -> str:
    return ', '.join(dict.fromkeys(name for name, bits in _LISTED if status & bits))


def _to_int(value, low: int, high: int, message: str) -> int:
    if not isinstance(value, int):
        raise TypeError('an integer is required')
    if not -2 ** 63 <= value < 2 ** 63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if not low <= value <= high:
        raise ValueError(message)
    return int(value)


def _limit(name: str, low: int, high: int, message: str):
    def get(self) -> int:
        return getattr(self, name)

    def set(self, value) -> None:
        object.__setattr__(self, name, _to_int(value, low, high, message))
    return property(get, set)


def _unary(function):
    def method(self, x, /):
        work = Work(self)
        return work.done(function(work, argument(x)))
    return method


def _binary(function):
    def method(self, x, y, /):
        x, y = argument(x), argument(y)
        work = Work(self)
        return work.done(function(work, x, y))
    return method


def _asked(name: str):
    def method(self, x, /):
        return getattr(argument(x), name)()
    return method


class Context:
    """What arithmetic goes by: `Context(prec=28, rounding='ROUND_HALF_EVEN', Emin=-999999, Emax=999999, capitals=1,
    clamp=0, flags=[], traps=[...])`; what is left out is as in `DefaultContext`."""

    __module__ = 'decimal'
    __named_with_module__ = True
    __slots__ = ('_prec', '_rounding', '_emin', '_emax', '_capitals', '_clamp', '_flags', '_traps', '__weakref__')
    __hash__ = None

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None, **unknown) -> None:
        for name in unknown:
            raise TypeError(f'this function got an unexpected keyword argument {name!r}')
        model = _default
        self._prec, self._rounding, self._emin, self._emax = model[:4]
        self._capitals, self._clamp, self._flags, self._traps = model[4], model[5], 0, model[6]
        if 'DefaultContext' in globals():
            default = DefaultContext
            self._prec, self._rounding, self._emin, self._emax = (default._prec, default._rounding, default._emin,
                                                                  default._emax)
            self._capitals, self._clamp, self._traps = default._capitals, default._clamp, default._traps
        for name, value in (('prec', prec), ('rounding', rounding), ('Emin', Emin), ('Emax', Emax),
                            ('capitals', capitals), ('clamp', clamp), ('flags', flags), ('traps', traps)):
            if value is not None:
                setattr(self, name, value)

    def __setattr__(self, name: str, value) -> None:
        if name not in _ATTRIBUTES:
            raise AttributeError(f"'decimal.Context' object has no attribute {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        if name in _ATTRIBUTES:
            raise AttributeError('context attributes cannot be deleted')
        object.__delattr__(self, name)

    prec = _limit('_prec', 1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]')
    Emin = _limit('_emin', MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]')
    Emax = _limit('_emax', 0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]')
    capitals = _limit('_capitals', 0, 1, 'valid values for capitals are 0 or 1')
    clamp = _limit('_clamp', 0, 1, 'valid values for clamp are 0 or 1')

    @property
    def rounding(self) -> str:
        """The way to round."""
        return self._rounding

    @rounding.setter
    def rounding(self, value) -> None:
        self._rounding = check_rounding(value)

    @property
    def flags(self) -> SignalDict:
        """The signals that occurred."""
        return SignalDict(self, '_flags')

    @flags.setter
    def flags(self, value) -> None:
        self._flags = _to_status(value, 'flags')

    @property
    def traps(self) -> SignalDict:
        """The signals that raise an exception."""
        return SignalDict(self, '_traps')

    @traps.setter
    def traps(self, value) -> None:
        self._traps = _to_status(value, 'traps')

    def __repr__(self) -> str:
        return (f'Context(prec={self._prec}, rounding={self._rounding}, Emin={self._emin}, Emax={self._emax}, '
                f'capitals={self._capitals}, clamp={self._clamp}, flags=[{_names(self._flags)}], '
                f'traps=[{_names(self._traps)}])')

    def __reduce__(self):
        flags, traps = ([signal for signal, bits in SIGNALS if status & bits]
                        for status in (self._flags, self._traps))
        return (Context, (self._prec, self._rounding, self._emin, self._emax, self._capitals, self._clamp, flags,
                          traps))

    def copy(self):
        """Return a context of the same settings and flags."""
        other = object.__new__(Context)
        for name in ('_prec', '_rounding', '_emin', '_emax', '_capitals', '_clamp', '_flags', '_traps'):
            object.__setattr__(other, name, getattr(self, name))
        return other

    __copy__ = copy

    def clear_flags(self) -> None:
        """Forget which signals occurred."""
        self._flags = 0

    def clear_traps(self) -> None:
        """Trap nothing any more."""
        self._traps = 0

    def Etiny(self) -> int:
        """Return the exponent of the last digit of the smallest subnormal."""
        return self._emin - self._prec + 1

    def Etop(self) -> int:
        """Return the largest exponent of a number with all digits."""
        return self._emax - self._prec + 1

    def radix(self):
        """Return 10."""
        return Decimal(10)

    def create_decimal(self, num='0', /):
        """Make a number, rounded by this context."""
        return to_number(num, self, rounded=True)

    def create_decimal_from_float(self, f, /):
        """Make a number of a float, rounded by this context."""
        if isinstance(f, float):
            number = of_float(f)
        elif isinstance(f, int):
            number = of_int(f)
        else:
            raise TypeError('argument must be int or float')
        work = Work(self)
        return work.done(work.fit(number))

    def canonical(self, x, /):
        """Return the number itself."""
        if not isinstance(x, Decimal):
            raise TypeError('argument must be a Decimal')
        return x

    def copy_decimal(self, x, /):
        """Return the number itself, or an int as one."""
        return argument(x)

    def copy_sign(self, x, y, /):
        """Return x with the sign of y."""
        return argument(x).copy_sign(argument(y))

    def divmod(self, x, y, /):
        """Return quotient and remainder."""
        x, y = argument(x), argument(y)
        work = Work(self)
        return work.done(arithmetic.divide_both(work, x, y))

    def fma(self, x, y, z, /):
        """Return x * y + z, rounded once."""
        x, y, z = argument(x), argument(y), argument(z)
        work = Work(self)
        return work.done(arithmetic.fma(work, x, y, z))

    def power(self, a, b, modulo=None):
        """Return a ** b, or its remainder by `modulo`."""
        a, b = argument(a), argument(b)
        work = Work(self)
        if modulo is None:
            return work.done(transcendental.power(work, a, b))
        return work.done(transcendental.power_modulo(work, a, b, argument(modulo)))

    def is_normal(self, x, /) -> bool:
        """Tell whether x is finite, not zero and not subnormal."""
        return argument(x).is_normal(self)

    def is_subnormal(self, x, /) -> bool:
        """Tell whether x is not zero and below the least exponent."""
        return argument(x).is_subnormal(self)

    def number_class(self, x, /) -> str:
        """Return a word for the kind of x."""
        return digits.number_class(argument(x), self)

    def same_quantum(self, x, y, /) -> bool:
        """Tell whether two numbers have the same exponent."""
        return digits.same_quantum(argument(x), argument(y))

    def to_sci_string(self, x, /) -> str:
        """Write x with an exponent if it needs one."""
        return text.to_text(argument(x), self._capitals)

    def to_eng_string(self, x, /) -> str:
        """Write x with an exponent that is a multiple of three."""
        return text.to_text(argument(x), self._capitals, engineering=True)

    def to_integral_value(self, x, /):
        """Return x rounded to a whole number, without a signal."""
        work = Work(self)
        return work.done(arithmetic.to_whole(work, argument(x), work.rounding, False))

    to_integral = to_integral_value

    def to_integral_exact(self, x, /):
        """Return x rounded to a whole number, and signal if that is inexact."""
        work = Work(self)
        return work.done(arithmetic.to_whole(work, argument(x), work.rounding, True))

    abs = _unary(arithmetic.absolute_value)
    plus = _unary(arithmetic.plus)
    minus = _unary(arithmetic.minus)
    normalize = _unary(arithmetic.reduce)
    sqrt = _unary(transcendental.sqrt)
    exp = _unary(transcendental.exp)
    ln = _unary(transcendental.ln)
    log10 = _unary(transcendental.log10)
    logb = _unary(digits.logb)
    next_minus = _unary(digits.next_minus)
    next_plus = _unary(digits.next_plus)
    logical_invert = _unary(digits.logical_invert)
    add = _binary(arithmetic.add)
    subtract = _binary(arithmetic.subtract)
    multiply = _binary(arithmetic.multiply)
    divide = _binary(arithmetic.divide)
    divide_int = _binary(arithmetic.divide_whole)
    remainder = _binary(arithmetic.remainder)
    remainder_near = _binary(arithmetic.remainder_near)
    quantize = _binary(arithmetic.quantize)
    compare = _binary(arithmetic.compare)
    compare_signal = _binary(arithmetic.compare_signal)
    compare_total = _binary(digits.compare_total)
    compare_total_mag = _binary(digits.compare_total_magnitude)
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
    copy_abs = _asked('copy_abs')
    copy_negate = _asked('copy_negate')
    is_canonical = _asked('is_canonical')
    is_finite = _asked('is_finite')
    is_infinite = _asked('is_infinite')
    is_nan = _asked('is_nan')
    is_qnan = _asked('is_qnan')
    is_snan = _asked('is_snan')
    is_signed = _asked('is_signed')
    is_zero = _asked('is_zero')


_ATTRIBUTES = frozenset(['prec', 'Emin', 'Emax', 'capitals', 'clamp', 'rounding', 'flags', 'traps', '_prec',
                         '_rounding', '_emin', '_emax', '_capitals', '_clamp', '_flags', '_traps'])

_USUAL_TRAPS = [InvalidOperation, DivisionByZero, Overflow]
_default = (28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, _to_status(_USUAL_TRAPS, 'traps'))

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[*_USUAL_TRAPS, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])

_current: ContextVar = ContextVar('decimal_context')


def getcontext() -> Context:
    """Return the context of this thread or task."""
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        context._flags = 0
        _current.set(context)
        return context


def setcontext(context, /) -> None:
    """Make a context the one of this thread or task."""
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context._flags = 0
    _current.set(context)


name_methods(Context)


class ContextManager:
    """Puts a copy of a context in force for a `with` statement."""

    __module__ = 'decimal'
    __named_with_module__ = True

    def __init__(self, context: Context) -> None:
        self._new = context
        self._saved = getcontext()

    def __enter__(self) -> Context:
        setcontext(self._new)
        return self._new

    def __exit__(self, *args) -> None:
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs) -> ContextManager:
    """Return a manager for a copy of a context, or of the current one, with some settings changed."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    changed = ctx.copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f'this function got an unexpected keyword argument {name!r}')
        if value is not None:
            setattr(changed, name, value)
    return ContextManager(changed)


def IEEEContext(bits, /) -> Context:
    """Return the context of an interchange format of IEEE 754 with so many bits."""
    if not isinstance(bits, int):
        raise TypeError('an integer is required')
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f'argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}')
    most = 3 * 2 ** (bits // 16 + 3)
    return Context(prec=9 * (bits // 32) - 2, rounding=ROUND_HALF_EVEN, Emin=1 - most, Emax=most, capitals=1, clamp=1,
                   flags=[], traps=[])
