"""The networks and interfaces of `ipaddress`."""

import functools
from _ip_addresses import (
    AddressValueError,
    IPv4Address,
    IPv6Address,
    NetmaskValueError,
    _Version4,
    _Version6,
    is_in,
    is_private,
    parse_4,
    trailing_zeros,
)


def _split(address, bits: int):
    """An address and what says how long its prefix is."""
    if isinstance(address, (bytes, int)):
        return address, bits
    if not isinstance(address, tuple):
        parts = str(address).split('/')
        if len(parts) > 2:
            raise AddressValueError(f"Only one '/' permitted in {address!r}")
        address = tuple(parts)
    if len(address) > 1:
        return address
    return address[0], bits


def _prefix_of(mask: int, bits: int) -> int | None:
    """The length of the prefix that a mask has ones for; None if they are not in front."""
    zeros = trailing_zeros(mask, bits)
    return bits - zeros if mask >> zeros == (1 << bits - zeros) - 1 else None


def _prefix(mask, version: int, bits: int) -> int:
    """The length of a prefix that is given as a number or mask."""
    wrong = NetmaskValueError(f'{mask!r} is not a valid netmask')
    if isinstance(mask, int):
        length = mask
    elif mask.isascii() and mask.isdigit():
        length = int(mask)
    elif version == 6:
        raise wrong
    else:
        try:
            number = parse_4(mask)
        except AddressValueError:
            raise wrong from None
        length = _prefix_of(number, bits)
        if length is None:
            # A mask of the host's part, then.
            length = _prefix_of(number ^ (1 << bits) - 1, bits)
        if length is None:
            raise wrong
    if not 0 <= length <= bits:
        raise wrong
    return length


@functools.total_ordering
class _Network:
    """A network of either version."""

    def __init__(self, address, strict=True):
        start, mask = _split(address, self.max_prefixlen)
        self.network_address = self._address_class(start)
        self._prefixlen = _prefix(mask, self.version, self.max_prefixlen)
        number = int(self.network_address)
        masked = number & self._mask
        if masked != number:
            if strict:
                raise ValueError(f'{self} has host bits set')
            self.network_address = self._address_class(masked)

    @property
    def _mask(self) -> int:
        return self._every_bit ^ self._host_bits

    @property
    def _host_bits(self) -> int:
        return (1 << self.max_prefixlen - self._prefixlen) - 1

    def _made(self, first: int, prefix: int):
        return self.__class__((first, prefix))

    @property
    def prefixlen(self):
        """The bits that all addresses have in common."""
        return self._prefixlen

    @functools.cached_property
    def netmask(self):
        """The mask of those bits."""
        return self._address_class(self._mask)

    @functools.cached_property
    def hostmask(self):
        """The mask of the other bits."""
        return self._address_class(self._host_bits)

    @functools.cached_property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(int(self.network_address) | self._host_bits)

    @property
    def num_addresses(self):
        """How many addresses there are."""
        return self._host_bits + 1

    @property
    def with_prefixlen(self):
        """The text with the length of the prefix."""
        return f'{self.network_address}/{self._prefixlen}'

    @property
    def with_netmask(self):
        """The text with the mask."""
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        """The text with the mask of the host's part."""
        return f'{self.network_address}/{self.hostmask}'

    def _exploded(self):
        return f'{self.network_address.exploded}/{self._prefixlen}'

    def _digits(self):
        return f'{self.network_address._digits()}/{self._prefixlen}'

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __str__(self):
        return self.with_prefixlen

    def __reduce__(self):
        return self.__class__, (str(self),)

    def hosts(self):
        """Yield the addresses that hosts can have."""
        first, last = self._first_host(), int(self.broadcast_address) - self._broadcasts
        return map(self._address_class, range(first, last + 1))

    def _first_host(self) -> int:
        return int(self.network_address) + 1

    def __iter__(self):
        first = int(self.network_address)
        return map(self._address_class, range(first, first + self.num_addresses))

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        if n >= 0:
            number = first + n
        else:
            number = last + n + 1
        if not first <= number <= last:
            raise IndexError('address out of range')
        return self._address_class(number)

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _Network):
            return False
        return int(other) & self._mask == int(self.network_address)

    def __eq__(self, other):
        try:
            return (
                self.version == other.version
                and self.network_address == other.network_address
                and int(self.netmask) == int(other.netmask)
            )
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        self._check_version(other)
        return self._get_networks_key() < other._get_networks_key()

    def __hash__(self):
        return hash((int(self.network_address), self._prefixlen))

    def _get_networks_key(self):
        return self.version, self.network_address, self.netmask

    def _check_version(self, other, what='version'):
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same {what}')

    def overlaps(self, other):
        """Return whether an address is in both networks."""
        return (
            self.network_address in other or self.broadcast_address in other
            or other.network_address in self or other.broadcast_address in self
        )

    def subnet_of(self, other):
        """Return whether another network holds all of this one."""
        return self._is_inside(self, other)

    def supernet_of(self, other):
        """Return whether this network holds all of another one."""
        return self._is_inside(other, self)

    @staticmethod
    def _is_inside(inner, outer):
        try:
            inner._check_version(outer)
            return (
                outer.network_address <= inner.network_address
                and outer.broadcast_address >= inner.broadcast_address
            )
        except AttributeError:
            raise TypeError(f'Unable to test subnet containment between {inner} and {outer}')

    def compare_networks(self, other):
        """Return -1, 0 or 1, as this network is before, at or after another in order."""
        self._check_version(other, 'type')
        own = (self.network_address, self.netmask)
        its = (other.network_address, other.netmask)
        return (own > its) - (own < its)

    def address_exclude(self, other):
        """Yield the networks that hold what is left of this one without another."""
        self._check_version(other)
        if not isinstance(other, _Network):
            raise TypeError(f'{other} is not a network object')
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        rest = self
        while rest != other:
            first, second = rest.subnets()
            if other.subnet_of(first):
                yield second
                rest = first
            else:
                yield first
                rest = second

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """Yield the networks of a longer prefix that this one consists of."""
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self.max_prefixlen:
            raise ValueError(f'prefix length diff {prefix} is invalid for netblock {self}')
        start = int(self.network_address)
        step = 1 << self.max_prefixlen - prefix
        for first in range(start, start + self.num_addresses, step):
            yield self._made(first, prefix)

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """Return the network of a shorter prefix that holds this one."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self._prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(
                f'current prefixlen is {self._prefixlen}, '
                f'cannot have a prefixlen_diff of {prefixlen_diff}'
            )
        return self._made(int(self.network_address) & self._mask << prefixlen_diff, prefix)

    def _both(self, name: str) -> bool:
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    @property
    def is_multicast(self):
        """Whether all addresses are those of groups."""
        return self._both('is_multicast')

    @property
    def is_reserved(self):
        """Whether all addresses are reserved."""
        return self._both('is_reserved')

    @property
    def is_link_local(self):
        """Whether all addresses mean something on one link only."""
        return self._both('is_link_local')

    @property
    def is_loopback(self):
        """Whether all addresses lead back to the same machine."""
        return self._both('is_loopback')

    @property
    def is_unspecified(self):
        """Whether there is one address whose bits are all zero."""
        return self._both('is_unspecified')

    @property
    def is_private(self):
        """Whether no address is meant to be reached from everywhere."""
        return is_private(self._ranges, int(self.network_address), int(self.broadcast_address))

    @property
    def is_global(self):
        """Whether addresses are meant to be reached from everywhere."""
        first, last = int(self.network_address), int(self.broadcast_address)
        return not is_in(self._ranges['public'], first, last) and not self.is_private


class IPv4Network(_Version4, _Network):
    """A network of version 4."""

    _address_class = IPv4Address
    # The last address of a network is none of a host.
    _broadcasts = 1

    def hosts(self):
        """Return the addresses that hosts can have."""
        if self._prefixlen == 31:
            return iter(self)
        if self._prefixlen == 32:
            return iter((self.network_address,))
        return super().hosts()


class IPv6Network(_Version6, _Network):
    """A network of version 6."""

    _address_class = IPv6Address
    _broadcasts = 0

    def hosts(self):
        """Return the addresses that hosts can have."""
        if self._prefixlen == 127:
            return iter(self)
        if self._prefixlen == 128:
            return iter((self.network_address,))
        return super().hosts()

    @property
    def is_site_local(self):
        """Whether all addresses mean something on one site only."""
        return self._both('is_site_local')


class _Interface:
    """An address with its network, of either version."""

    def __init__(self, address):
        start, mask = _split(address, self.max_prefixlen)
        self._address_class.__init__(self, start)
        self.network = self._network_class((start, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @functools.cached_property
    def hostmask(self):
        """The mask of the host's part."""
        return self.network.hostmask

    def __str__(self):
        return f'{self._address_class.__str__(self)}/{self._prefixlen}'

    def _exploded(self):
        return f'{self._address_class._exploded(self)}/{self._prefixlen}'

    def _digits(self):
        return f'{self._address_class._digits(self)}/{self._prefixlen}'

    def __eq__(self, other):
        equal = self._address_class.__eq__(self, other)
        if equal is NotImplemented or not equal:
            return equal
        try:
            return self.network == other.network
        except AttributeError:
            # An address without a network is another thing.
            return False

    def __lt__(self, other):
        less = self._address_class.__lt__(self, other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def ip(self):
        """The address alone."""
        return self._address_class(self._ip)

    @property
    def with_prefixlen(self):
        """The text with the length of the prefix."""
        return f'{self.ip}/{self._prefixlen}'

    @property
    def with_netmask(self):
        """The text with the mask."""
        return f'{self.ip}/{self.netmask}'

    @property
    def with_hostmask(self):
        """The text with the mask of the host's part."""
        return f'{self.ip}/{self.hostmask}'


class IPv4Interface(_Interface, IPv4Address):
    """An address of version 4 with its network."""

    _address_class = IPv4Address
    _network_class = IPv4Network

    @property
    def is_unspecified(self):
        """False: with a network it is not the address that means none."""
        return False


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 with its network."""

    _address_class = IPv6Address
    _network_class = IPv6Network

    @property
    def is_unspecified(self):
        """Whether all bits are zero, and the network has that one address."""
        return super().is_unspecified and self.network.is_unspecified

    @property
    def is_loopback(self):
        """Whether address and network lead back to the same machine."""
        return super().is_loopback and self.network.is_loopback


for _class in (IPv4Network, IPv6Network, IPv4Interface, IPv6Interface):
    # Pickles and messages name them where they are public.
    _class.__module__ = 'ipaddress'
del _class
