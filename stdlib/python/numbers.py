"""The tower of abstract numbers: complex, real, rational and integral, each a kind of the one before."""

from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


class Number(metaclass=ABCMeta):
    """Any number: what `isinstance` asks when the kind does not matter."""

    __slots__ = ()

    # Equality differs between the kinds of numbers, so a class has to say how it hashes.
    __hash__ = None


class Complex(Number):
    """A number with a real and an imaginary part: arithmetic, `abs` and equality, but no order."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        """Return the built-in complex of the same value."""

    def __bool__(self) -> bool:
        """Tell whether this is not zero."""
        return self != 0

    @property
    @abstractmethod
    def real(self):
        """The real part."""
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        """The imaginary part."""
        raise NotImplementedError

    @abstractmethod
    def __add__(self, other):
        """self + other"""
        raise NotImplementedError

    @abstractmethod
    def __radd__(self, other):
        """other + self"""
        raise NotImplementedError

    @abstractmethod
    def __neg__(self):
        """-self"""
        raise NotImplementedError

    @abstractmethod
    def __pos__(self):
        """+self"""
        raise NotImplementedError

    def __sub__(self, other):
        """self - other"""
        return self + -other

    def __rsub__(self, other):
        """other - self"""
        return -self + other

    @abstractmethod
    def __mul__(self, other):
        """self * other"""
        raise NotImplementedError

    @abstractmethod
    def __rmul__(self, other):
        """other * self"""
        raise NotImplementedError

    @abstractmethod
    def __truediv__(self, other):
        """self / other"""
        raise NotImplementedError

    @abstractmethod
    def __rtruediv__(self, other):
        """other / self"""
        raise NotImplementedError

    @abstractmethod
    def __pow__(self, exponent):
        """self ** exponent"""
        raise NotImplementedError

    @abstractmethod
    def __rpow__(self, base):
        """base ** self"""
        raise NotImplementedError

    @abstractmethod
    def __abs__(self):
        """The distance from 0, a real number."""
        raise NotImplementedError

    @abstractmethod
    def conjugate(self):
        """Return the number whose imaginary part has the other sign."""
        raise NotImplementedError

    @abstractmethod
    def __eq__(self, other):
        """self == other"""
        raise NotImplementedError


Complex.register(complex)


class Real(Complex):
    """A complex number on the line: it has an order, and can be rounded and cut."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        """Return the nearest float."""
        raise NotImplementedError

    @abstractmethod
    def __trunc__(self):
        """Return the integer that is left when the fraction is dropped."""
        raise NotImplementedError

    @abstractmethod
    def __floor__(self):
        """Return the greatest integer that is not greater."""
        raise NotImplementedError

    @abstractmethod
    def __ceil__(self):
        """Return the least integer that is not less."""
        raise NotImplementedError

    @abstractmethod
    def __round__(self, ndigits=None):
        """Return the nearest number with so many digits, of two the even one; an integer without `ndigits`."""
        raise NotImplementedError

    def __divmod__(self, other):
        """Return quotient and remainder."""
        return (self // other, self % other)

    def __rdivmod__(self, other):
        """Return quotient and remainder of `other` by this."""
        return (other // self, other % self)

    @abstractmethod
    def __floordiv__(self, other):
        """self // other"""
        raise NotImplementedError

    @abstractmethod
    def __rfloordiv__(self, other):
        """other // self"""
        raise NotImplementedError

    @abstractmethod
    def __mod__(self, other):
        """self % other"""
        raise NotImplementedError

    @abstractmethod
    def __rmod__(self, other):
        """other % self"""
        raise NotImplementedError

    @abstractmethod
    def __lt__(self, other):
        """self < other"""
        raise NotImplementedError

    @abstractmethod
    def __le__(self, other):
        """self <= other"""
        raise NotImplementedError

    def __complex__(self) -> complex:
        """Return the built-in complex of the same value."""
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """Zero."""
        return 0

    def conjugate(self):
        """Return the number itself."""
        return +self


Real.register(float)


class Rational(Real):
    """A quotient of two integers, in lowest terms."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """What is divided."""
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        """What divides it, more than zero."""
        raise NotImplementedError

    def __float__(self) -> float:
        """Return the nearest float."""
        # Integers divide rightly even where one of them is too large for a float.
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """A whole number: it has bits, and can be an index."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        """Return the built-in int of the same value."""
        raise NotImplementedError

    def __index__(self) -> int:
        """Return the built-in int of the same value, for a place that takes no other numbers."""
        return int(self)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent, or its remainder by `modulus`."""
        raise NotImplementedError

    @abstractmethod
    def __lshift__(self, other):
        """self << other"""
        raise NotImplementedError

    @abstractmethod
    def __rlshift__(self, other):
        """other << self"""
        raise NotImplementedError

    @abstractmethod
    def __rshift__(self, other):
        """self >> other"""
        raise NotImplementedError

    @abstractmethod
    def __rrshift__(self, other):
        """other >> self"""
        raise NotImplementedError

    @abstractmethod
    def __and__(self, other):
        """self & other"""
        raise NotImplementedError

    @abstractmethod
    def __rand__(self, other):
        """other & self"""
        raise NotImplementedError

    @abstractmethod
    def __xor__(self, other):
        """self ^ other"""
        raise NotImplementedError

    @abstractmethod
    def __rxor__(self, other):
        """other ^ self"""
        raise NotImplementedError

    @abstractmethod
    def __or__(self, other):
        """self | other"""
        raise NotImplementedError

    @abstractmethod
    def __ror__(self, other):
        """other | self"""
        raise NotImplementedError

    @abstractmethod
    def __invert__(self):
        """~self"""
        raise NotImplementedError

    def __float__(self) -> float:
        """Return the nearest float."""
        return float(int(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """One."""
        return 1


Integral.register(int)
