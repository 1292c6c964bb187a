"""Addresses, networks and interfaces of the Internet Protocol, versions 4 and 6."""

from _ip_addresses import (
    IPV4LENGTH,
    IPV6LENGTH,
    AddressValueError,
    IPv4Address,
    IPv6Address,
    NetmaskValueError,
    trailing_zeros as _trailing_zeros,
)
from _ip_networks import IPv4Interface, IPv4Network, IPv6Interface, IPv6Network

__version__ = '1.0'


def _first_that_takes(classes, value, *options):
    for make in classes:
        try:
            return make(value, *options)
        except (AddressValueError, NetmaskValueError):
            pass
    return None


def ip_address(address):
    """Make an address of a string, an integer or octets, of the version that takes it."""
    made = _first_that_takes((IPv4Address, IPv6Address), address)
    if made is None:
        raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 address')
    return made


def ip_network(address, strict=True):
    """Make a network, of the version that takes the address; `strict` forbids bits of a host."""
    made = _first_that_takes((IPv4Network, IPv6Network), address, strict)
    if made is None:
        raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 network')
    return made


def ip_interface(address):
    """Make an address with its network, of the version that takes it."""
    made = _first_that_takes((IPv4Interface, IPv6Interface), address)
    if made is None:
        raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 interface')
    return made


def v4_int_to_packed(address: int) -> bytes:
    """Return the four octets of an address that is an integer."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError('Address negative or too large for IPv4')


def v6_int_to_packed(address: int) -> bytes:
    """Return the sixteen octets of an address that is an integer."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError('Address negative or too large for IPv6')


def _is_address(value) -> bool:
    return isinstance(value, (IPv4Address, IPv6Address))


def summarize_address_range(first, last):
    """Yield the networks that hold the addresses from one to another, and no others."""
    if not (_is_address(first) and _is_address(last)):
        raise TypeError('first and last must be IP addresses, not networks')
    if first.version != last.version:
        raise TypeError(f'{first} and {last} are not of the same version')
    if first > last:
        raise ValueError('last IP address must be greater than first')
    if first.version not in (4, 6):
        raise ValueError('unknown IP version')
    network = IPv4Network if first.version == 4 else IPv6Network
    bits = first.max_prefixlen
    start, end = int(first), int(last)
    while start <= end:
        # As many as the start is a multiple of, and as there are left.
        free = min(_trailing_zeros(start, bits), (end - start + 1).bit_length() - 1)
        yield network((start, bits - free))
        start += 1 << free


def _collapsed(networks):
    """Networks without those that lie in others, and with one for both halves of it."""
    waiting = list(networks)
    found = {}
    while waiting:
        network = waiting.pop()
        above = network.supernet()
        half = found.get(above)
        if half is None:
            found[above] = network
        elif half != network:
            del found[above]
            waiting.append(above)
    last = None
    for network in sorted(found.values()):
        if last is None or last.broadcast_address < network.broadcast_address:
            yield network
            last = network


def collapse_addresses(addresses):
    """Yield the fewest networks that hold the same addresses as these addresses and networks."""
    single = []
    networks = []
    for address in addresses:
        if _is_address(address) and not hasattr(address, 'network'):
            if single and single[-1].version != address.version:
                raise TypeError(f'{address} and {single[-1]} are not of the same version')
            single.append(address)
        elif getattr(address, 'network', address).prefixlen == address.max_prefixlen:
            if single and single[-1].version != address.version:
                raise TypeError(f'{address} and {single[-1]} are not of the same version')
            single.append(getattr(address, 'ip', None) or address.network_address)
        else:
            if networks and networks[-1].version != address.version:
                raise TypeError(f'{address} and {networks[-1]} are not of the same version')
            networks.append(address)
    single = sorted(set(single))
    place = 0
    while place < len(single):
        first = last = single[place]
        place += 1
        while place < len(single) and int(single[place]) == int(last) + 1:
            last = single[place]
            place += 1
        networks.extend(summarize_address_range(first, last))
    return _collapsed(networks)


def get_mixed_type_key(obj):
    """A key that sorts addresses and networks together, addresses by version first."""
    if hasattr(obj, 'network_address'):
        return obj._get_networks_key()
    if _is_address(obj):
        return obj._get_address_key()
    return NotImplemented
