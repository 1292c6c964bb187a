"""The addresses of `ipaddress`."""

import functools

IPV4LENGTH = 32
IPV6LENGTH = 128

_GROUPS = 8


class AddressValueError(ValueError):
    """A text, number or octets that are no address."""


class NetmaskValueError(ValueError):
    """What is no mask of a network."""


def trailing_zeros(number: int, most: int) -> int:
    """How many of the low bits of a number are zero, at most `most`."""
    return min(most, (number & -number).bit_length() - 1) if number else most


def _octet(text: str) -> int:
    if not text:
        raise ValueError('Empty octet not permitted')
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f'Only decimal digits permitted in {text!r}')
    if len(text) > 3:
        raise ValueError(f'At most 3 characters permitted in {text!r}')
    if text != '0' and text[0] == '0':
        raise ValueError(f'Leading zeros are not permitted in {text!r}')
    value = int(text)
    if value > 255:
        raise ValueError(f'Octet {value} (> 255) not permitted')
    return value


def parse_4(text: str) -> int:
    """The number of an address of version 4."""
    if not text:
        raise AddressValueError('Address cannot be empty')
    octets = text.split('.')
    if len(octets) != 4:
        raise AddressValueError(f'Expected 4 octets in {text!r}')
    try:
        return int.from_bytes(map(_octet, octets))
    except ValueError as error:
        raise AddressValueError(f'{error} in {text!r}') from None


def _group(text: str) -> int:
    if text.strip('0123456789abcdefABCDEF'):
        raise ValueError(f'Only hex digits permitted in {text!r}')
    if len(text) > 4:
        raise ValueError(f'At most 4 characters permitted in {text!r}')
    return int(text, 16)


def parse_6(text: str) -> int:
    """The number of an address of version 6."""
    if not text:
        raise AddressValueError('Address cannot be empty')
    if len(text) > 45:
        shown = text
        if len(text) > 100:
            shown = f'{text[:45]}({len(text) - 90} chars elided){text[-45:]}'
        raise AddressValueError(f'At most 45 characters expected in {shown!r}')
    parts = text.split(':', _GROUPS + 1)
    if len(parts) < 3:
        raise AddressValueError(f'At least 3 parts expected in {text!r}')
    if '.' in parts[-1]:
        try:
            low = parse_4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError(f'{error} in {text!r}') from None
        parts += [f'{low >> 16:x}', f'{low & 0xFFFF:x}']
    if len(parts) > _GROUPS + 1:
        raise AddressValueError(f'At most {_GROUPS} colons permitted in {text!r}')
    leading = f"Leading ':' only permitted as part of '::' in {text!r}"
    trailing = f"Trailing ':' only permitted as part of '::' in {text!r}"
    skipped = [place for place in range(1, len(parts) - 1) if not parts[place]]
    if len(skipped) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if skipped:
        high, low = parts[:skipped[0]], parts[skipped[0] + 1:]
        if not high[0]:
            if len(high) > 1:
                raise AddressValueError(leading)
            high = []
        if not low[-1]:
            if len(low) > 1:
                raise AddressValueError(trailing)
            low = []
        zeros = _GROUPS - len(high) - len(low)
        if zeros < 1:
            raise AddressValueError(
                f"Expected at most {_GROUPS - 1} other parts with '::' in {text!r}"
            )
        parts = high + ['0'] * zeros + low
    else:
        if len(parts) != _GROUPS:
            raise AddressValueError(f"Exactly {_GROUPS} parts expected without '::' in {text!r}")
        if not parts[0]:
            raise AddressValueError(leading)
        if not parts[-1]:
            raise AddressValueError(trailing)
    value = 0
    try:
        for part in parts:
            value = value << 16 | _group(part)
    except ValueError as error:
        raise AddressValueError(f'{error} in {text!r}') from None
    return value


def format_4(value: int) -> str:
    """The text of an address of version 4."""
    return '.'.join(map(str, value.to_bytes(4)))


def format_6(value: int) -> str:
    """The text of an address of version 6, with :: for the longest run of zeros."""
    if value >> 32 == 0xFFFF:
        return '::ffff:' + format_4(value & 0xFFFF_FFFF)
    groups = [f'{value >> shift & 0xFFFF:x}' for shift in range(112, -1, -16)]
    best, best_length = 0, 1
    place = 0
    while place < _GROUPS:
        end = place
        while end < _GROUPS and groups[end] == '0':
            end += 1
        if end - place > best_length:
            best, best_length = place, end - place
        place = end + 1
    if best_length > 1:
        return ':'.join(groups[:best]) + '::' + ':'.join(groups[best + best_length:])
    return ':'.join(groups)


def _ranges(bits: int, *networks: tuple[int, int]):
    """The first and last numbers of networks that are given by the leading octets and the length of the prefix."""
    ranges = []
    for first, prefix in networks:
        ranges.append((first, first | (1 << bits - prefix) - 1))
    return ranges


def _v4(*texts: str):
    pairs = (text.split('/') for text in texts)
    return _ranges(32, *((parse_4(address), int(prefix)) for address, prefix in pairs))


def _v6(*texts: str):
    pairs = (text.split('/') for text in texts)
    return _ranges(128, *((parse_6(address), int(prefix)) for address, prefix in pairs))


def is_in(ranges, first: int, last: int) -> bool:
    """Whether all numbers from one to another lie in one of the ranges."""
    return any(low <= first and last <= high for low, high in ranges)


def _touches(ranges, first: int, last: int) -> bool:
    return any(low <= end <= high for end in (first, last) for low, high in ranges)


# What the registries of IANA say of ranges of addresses.
RANGES_4 = {
    'link_local': _v4('169.254.0.0/16'),
    'loopback': _v4('127.0.0.0/8'),
    'multicast': _v4('224.0.0.0/4'),
    'public': _v4('100.64.0.0/10'),
    'private': _v4(
        '0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12',
        '192.0.0.0/24', '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15',
        '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32',
    ),
    'private_exceptions': _v4('192.0.0.9/32', '192.0.0.10/32'),
    'reserved': _v4('240.0.0.0/4'),
}
RANGES_6 = {
    'link_local': _v6('fe80::/10'),
    'site_local': _v6('fec0::/10'),
    'loopback': _v6('::1/128'),
    'multicast': _v6('ff00::/8'),
    'public': [],
    'private': _v6(
        '::1/128', '::/128', '::ffff:0:0/96', '64:ff9b:1::/48', '100::/64', '2001::/23',
        '2001:db8::/32', '2002::/16', '3fff::/20', 'fc00::/7', 'fe80::/10',
    ),
    'private_exceptions': _v6(
        '2001:1::1/128', '2001:1::2/128', '2001:3::/32', '2001:4:112::/48', '2001:20::/28',
        '2001:30::/28',
    ),
    'reserved': _v6(
        '::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3',
        '8000::/3', 'a000::/3', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6', 'fe00::/9',
    ),
}


def is_private(ranges, first: int, last: int) -> bool:
    """Whether addresses are not meant to be reached from everywhere."""
    return is_in(ranges['private'], first, last) and not _touches(
        ranges['private_exceptions'], first, last
    )


class _Version4:
    """What addresses and networks of version 4 have in common."""

    __slots__ = ()
    version = 4
    max_prefixlen = 32
    _every_bit = (1 << 32) - 1
    _ranges = RANGES_4

    @property
    def exploded(self):
        """The text, in full."""
        return str(self)

    @property
    def compressed(self):
        """The text, as short as can be."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name that says in the domain name system whose it is."""
        return '.'.join(reversed(str(self).split('.'))) + '.in-addr.arpa'


class _Version6:
    """What addresses and networks of version 6 have in common."""

    __slots__ = ()
    version = 6
    max_prefixlen = 128
    _every_bit = (1 << 128) - 1
    _ranges = RANGES_6

    @property
    def exploded(self):
        """The text, in full."""
        return self._exploded()

    @property
    def compressed(self):
        """The text, as short as can be."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name that says in the domain name system whose it is."""
        return '.'.join(reversed(self._digits())) + '.ip6.arpa'


@functools.total_ordering
class _Address:
    """An address of either version."""

    __slots__ = ()

    def _number(self, address) -> int | None:
        """The number that an integer or octets stand for; None for anything else."""
        bits, version = self.max_prefixlen, self.version
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(
                    f'{address} (< 0) is not permitted as an IPv{version} address'
                )
            if address > self._every_bit:
                raise AddressValueError(
                    f'{address} (>= 2**{bits}) is not permitted as an IPv{version} address'
                )
            return address
        if isinstance(address, bytes):
            if len(address) != bits // 8:
                raise AddressValueError(
                    f'{address!r} (len {len(address)} != {bits // 8}) '
                    f'is not permitted as an IPv{version} address'
                )
            return int.from_bytes(address)
        return None

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._ip < other._ip

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __hash__(self):
        return hash((self.version, self._ip))

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __format__(self, fmt):
        if not fmt or fmt[-1] == 's':
            return format(str(self), fmt)
        rest = fmt.removeprefix('#')
        alternate = '#' if rest != fmt else ''
        grouping = '_' if rest.startswith('_') else ''
        base = rest.removeprefix('_')
        if base not in ('x', 'X', 'b', 'n'):
            return super().__format__(fmt)
        if base == 'n':
            base = 'b' if self.version == 4 else 'x'
        width = self.max_prefixlen if base == 'b' else self.max_prefixlen // 4
        if grouping:
            width += width // 4 - 1
        if alternate:
            width += 2
        return format(self._ip, f'{alternate}0{width}{grouping}{base}')

    def _get_address_key(self):
        return self.version, self

    def __reduce__(self):
        return self.__class__, (str(self),)

    def _is(self, what: str) -> bool:
        return is_in(self._ranges[what], self._ip, self._ip)

    @property
    def packed(self):
        """The octets."""
        return self._ip.to_bytes(self.max_prefixlen // 8)

    @property
    def is_multicast(self):
        """Whether it is the address of a group."""
        return self._is('multicast')

    @property
    def is_reserved(self):
        """Whether it is reserved for later."""
        return self._is('reserved')

    @property
    def is_link_local(self):
        """Whether it means something on one link only."""
        return self._is('link_local')

    @property
    def is_loopback(self):
        """Whether it leads back to the same machine."""
        return self._is('loopback')

    @property
    def is_unspecified(self):
        """Whether all bits are zero."""
        return self._ip == 0

    @property
    def is_private(self):
        """Whether it is not meant to be reached from everywhere."""
        return is_private(self._ranges, self._ip, self._ip)

    @property
    def is_global(self):
        """Whether it is meant to be reached from everywhere."""
        return not self._is('public') and not self.is_private


class IPv4Address(_Version4, _Address):
    """An address of version 4."""

    __slots__ = ('_ip', '__weakref__')

    def __init__(self, address):
        number = self._number(address)
        if number is None:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            number = parse_4(text)
        self._ip = number

    def __str__(self):
        return format_4(self._ip)

    @property
    def ipv6_mapped(self):
        """The address of version 6 that stands for it."""
        return IPv6Address(f'::ffff:{self}')


def _of_mapped(name: str):
    """A property that an address asks the one of version 4 for that it stands for."""
    inherited = getattr(_Address, name)

    def get(self):
        mapped = self.ipv4_mapped
        return inherited.__get__(self) if mapped is None else getattr(mapped, name)

    return property(get, doc=inherited.__doc__)


class IPv6Address(_Version6, _Address):
    """An address of version 6, which may have a zone."""

    __slots__ = ('_ip', '_scope_id', '__weakref__')

    def __init__(self, address):
        self._scope_id = None
        number = self._number(address)
        if number is None:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            text, sign, zone = text.partition('%')
            if sign:
                if not zone or '%' in zone:
                    whole = f'{text}%{zone}'
                    raise AddressValueError(f'Invalid IPv6 address: "{whole!r}"')
                self._scope_id = zone
            number = parse_6(text)
        self._ip = number

    def _exploded(self):
        digits = f'{self._ip:032x}'
        text = ':'.join(digits[place:place + 4] for place in range(0, 32, 4))
        if self._ip >> 32 == 0xFFFF:
            text = text[:30] + format_4(self._ip & 0xFFFF_FFFF)
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def _digits(self):
        zone = f'%{self._scope_id}' if self._scope_id else ''
        return f'{self._ip:032x}{zone}'

    def __str__(self):
        text = format_6(self._ip)
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __hash__(self):
        return hash((self.version, self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is not True:
            return equal
        return self._scope_id == getattr(other, '_scope_id', None)

    @property
    def scope_id(self):
        """The zone, or None."""
        return self._scope_id

    is_multicast = _of_mapped('is_multicast')
    is_reserved = _of_mapped('is_reserved')
    is_link_local = _of_mapped('is_link_local')
    is_loopback = _of_mapped('is_loopback')
    is_unspecified = _of_mapped('is_unspecified')
    is_private = _of_mapped('is_private')
    is_global = _of_mapped('is_global')

    @property
    def is_site_local(self):
        """Whether it means something on one site only."""
        return self._is('site_local')

    @property
    def ipv4_mapped(self):
        """The address of version 4 that it stands for, or None."""
        return IPv4Address(self._ip & 0xFFFF_FFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        """The addresses of server and client of a Teredo tunnel, or None."""
        if self._ip >> 96 != 0x2001_0000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFF_FFFF), IPv4Address(~self._ip & 0xFFFF_FFFF)

    @property
    def sixtofour(self):
        """The address of version 4 that a 6to4 address holds, or None."""
        if self._ip >> 112 != 0x2002:
            return None
        return IPv4Address(self._ip >> 80 & 0xFFFF_FFFF)


for _class in (AddressValueError, NetmaskValueError, IPv4Address, IPv6Address):
    # Pickles and messages name them where they are public.
    _class.__module__ = 'ipaddress'
del _class
