"""Flags: enumerations whose members are combined bit by bit, and the checks of enumerations."""

import sys

from _operator import and_, or_, xor
from enum import Enum, ReprEnum, StrEnum, auto

import enum as _enum

__all__ = ['FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'Flag', 'IntFlag', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'verify', 'global_enum', 'global_enum_repr', 'global_flag_repr', 'global_str']

__name__ = 'enum'


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
_enum.STRICT, _enum.EJECT, _enum.KEEP = STRICT, EJECT, KEEP


def _binary(number: int, bits: int) -> str:
    # As two's complement with the sign apart.
    limit = 1 << max(number.bit_length(), bits)
    if number >= 0:
        digits = bin(number + limit).replace('1', '0', 1)
        sign, digits = digits[:3], digits[3:]
    else:
        digits = bin(~number ^ (limit - 1) + limit)
        sign, digits = '0b1', digits[3:]
    if len(digits) < bits:
        digits = (sign[-1] * bits + digits)[-bits:]
    return f'{sign} {digits}'


class Flag(Enum):
    """An enumeration whose members can be combined with |, &, ^ and ~."""

    _numeric_repr_ = repr
    _flag_mask_ = _singles_mask_ = _all_bits_ = 0
    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list) -> int:
        """Return the next power of two."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError('invalid flag value %r' % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value: int):
        """Yield the members that make up a value, the smallest first; None for a bit that no member stands for alone."""
        rest = value & cls._flag_mask_
        while rest:
            bit = rest & -rest
            rest ^= bit
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value: int):
        """Yield the members that make up a value, in the order of their definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Make a combination of members."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_binary(value, bits)}\n'
                                 f'  allowed {_binary(mask, bits)}')
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError(f'{cls!r} unknown flag boundary {boundary!r}')
        if value < 0:
            negative = value
            value = all_bits + 1 + value
        unknown = value & ~mask
        parts = value & cls._singles_mask_
        if unknown and boundary is not KEEP:
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]')
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        members = list(cls._iter_member_(parts))
        if value != parts:
            # Names of several bits at once.
            members += [each for each in cls._member_map_.values()
                        if each not in members and each._value_ and each._value_ & value == each._value_]
        combined = 0
        for each in members:
            combined |= each._value_
        rest = value ^ combined
        if rest and combined and boundary is STRICT:
            raise ValueError(f'{cls!r}: no members with value {rest!r}')
        made._name_ = '|'.join(each._name_ for each in members) if combined else None
        if rest and combined:
            made._name_ += f'|{cls._numeric_repr_(rest)}'
        known = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = known
        return known

    def __contains__(self, other) -> bool:
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self) -> int:
        return self._value_.bit_count()

    def __repr__(self) -> str:
        cls = self.__class__
        show = cls._value_repr_ or repr
        if self._name_ is None:
            return f'<{cls.__name__}: {show(self._value_)}>'
        return f'<{cls.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self) -> str:
        cls = self.__class__
        if self._name_ is None:
            return f'{cls.__name__}({self._value_!r})'
        return f'{cls.__name__}.{self._name_}'

    def __bool__(self) -> bool:
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def _combined(self, other, symbol, combine):
        value = self._operand(other)
        if value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            # A member may have no value at all.
            if self._operand(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {symbol}")
        return self.__class__(combine(self._value_, value))

    def __or__(self, other):
        return self._combined(other, '|', or_)

    def __and__(self, other):
        return self._combined(other, '&', and_)

    def __xor__(self, other):
        return self._combined(other, '^', xor)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        cls = self.__class__
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(self._singles_mask_ & ~self._value_)

    def __reduce_ex__(self, proto: int) -> tuple:
        return self.__class__, (self._value_,)


Flag._boundary_ = STRICT
_enum.Flag = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Decorates an enumeration to which some conditions apply."""

    def __init__(self, *checks) -> None:
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f'{alias} -> {member.name}' for alias, member in enumeration.__members__.items()
                           if alias != member.name]
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")
            elif check is CONTINUOUS:
                values = {member.value for member in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    missing = [2 ** i for i in range(low.bit_length(), high.bit_length()) if 2 ** i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    kind = 'flag' if is_flag else 'enum'
                    listed = ', '.join(map(str, sorted(missing)))
                    raise ValueError(f'invalid {kind} {name!r}: missing values {listed}'[:256])
            elif check is NAMED_FLAGS:
                self._check_named_flags(enumeration, name)
        return enumeration

    @staticmethod
    def _check_named_flags(enumeration, name: str) -> None:
        known = {member.value for member in enumeration}
        bad, missing = [], 0
        for alias, member in enumeration.__members__.items():
            if member.name != alias or member.value <= 0:
                continue
            unnamed = [1 << i for i in range(member.value.bit_length())
                       if member.value >> i & 1 and 1 << i not in known]
            if unnamed:
                bad.append(alias)
                for each in unnamed:
                    missing |= each
        if bad:
            which = f'alias {bad[0]} is' if len(bad) == 1 else f"aliases {', '.join(bad[:-1])} and {bad[-1]} are"
            what = f'value {hex(missing)}' if missing.bit_count() == 1 else f'combined values of {hex(missing)}'
            raise ValueError(f'invalid Flag {name!r}: {which} missing {what} [use enum.show_flag_values(value) for details]')


def show_flag_values(value) -> list:
    """Return the powers of two that make up a value."""
    rest, found = int(value), []
    while rest:
        found.append(rest & -rest)
        rest &= rest - 1
    return found


def global_enum_repr(self) -> str:
    """Show a member as its module's global."""
    module = self.__class__.__module__.split('.')[-1]
    return f'{module}.{self._name_}' if self._name_ else f'{self.__class__.__name__}({self._value_})'


def global_flag_repr(self) -> str:
    """Show flags as their module's globals."""
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_})'
    if '|' not in self._name_:
        return f'{module}.{self._name_}'
    return '|'.join(part if part[0].isdigit() else f'{module}.{part}' for part in self._name_.split('|'))


def global_str(self) -> str:
    """Show the name alone."""
    return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else self._name_


def global_enum(cls, update_str: bool = False):
    """Decorate an enumeration whose members become globals of its module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
