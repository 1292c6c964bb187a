"""Identifiers that are unique everywhere (RFC 9562)."""

import os
import sys
import time
from enum import Enum

int_ = int
bytes_ = bytes

RESERVED_NCS = 'reserved for NCS compatibility'
RFC_4122 = 'specified in RFC 4122'
RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
RESERVED_FUTURE = 'reserved for future definition'

# Between the calendar's reform of October 15, 1582 and 1970, in steps of 100 nanoseconds.
_REFORM_TO_EPOCH = 0x01B21DD213814000

_MOST = (1 << 128) - 1
# The variant and version bits of an identifier, and those of each version.
_FLAG_BITS = (0xF000 << 64) | (0xC000 << 48)


def _flags(version: int) -> int:
    return version << 76 | 0x8000 << 48


class SafeUUID(Enum):
    """Whether an identifier was made so that no other process could make the same."""

    safe = 0
    unsafe = -1
    unknown = None


def _from_fields(fields) -> int:
    if len(fields) != 6:
        raise ValueError('fields is not a 6-tuple')
    time_low, time_mid, time_hi_version, clock_seq_hi_variant, clock_seq_low, node = fields
    parts = (
        (time_low, 32), (time_mid, 16), (time_hi_version, 16),
        (clock_seq_hi_variant, 8), (clock_seq_low, 8), (node, 48),
    )
    total = 0
    for number, (part, bits) in enumerate(parts, 1):
        if not 0 <= part < 1 << bits:
            kind = 'an' if bits == 8 else 'a'
            raise ValueError(f'field {number} out of range (need {kind} {bits}-bit value)')
        total = total << bits | part
    return total


class UUID:
    """An identifier of 128 bits. It does not change."""

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(
        self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None,
        *, is_safe=SafeUUID.unknown,
    ):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError(
                'one of the hex, bytes, bytes_le, fields, or int arguments must be given'
            )
        if int is not None:
            pass
        elif hex is not None:
            hex = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(hex) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = int_(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            assert isinstance(bytes_le, bytes_), repr(bytes_le)
            first = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1]
            int = int_.from_bytes(first + bytes_le[8:])
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            assert isinstance(bytes, bytes_), repr(bytes)
            int = int_.from_bytes(bytes)
        else:
            int = _from_fields(fields)
        if not 0 <= int <= _MOST:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError('illegal version number')
            int = int & ~_FLAG_BITS | _flags(version)
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    @classmethod
    def _made(cls, value):
        """An identifier of an integer that is known to be right."""
        made = object.__new__(cls)
        object.__setattr__(made, 'int', value)
        object.__setattr__(made, 'is_safe', SafeUUID.unknown)
        return made

    def __getstate__(self):
        state = {'int': self.int}
        if self.is_safe != SafeUUID.unknown:
            # Pickles of all versions know the number.
            state['is_safe'] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, 'int', state['int'])
        safety = SafeUUID(state['is_safe']) if 'is_safe' in state else SafeUUID.unknown
        object.__setattr__(self, 'is_safe', safety)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __str__(self):
        digits = self.hex
        return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    @property
    def bytes(self):
        """The 16 octets."""
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        """The 16 octets, those of each of the first three fields turned around."""
        octets = self.bytes
        return octets[3::-1] + octets[5:3:-1] + octets[7:5:-1] + octets[8:]

    @property
    def fields(self):
        """The six fields."""
        return (
            self.time_low, self.time_mid, self.time_hi_version,
            self.clock_seq_hi_variant, self.clock_seq_low, self.node,
        )

    @property
    def time_low(self):
        """The first 32 bits."""
        return self.int >> 96

    @property
    def time_mid(self):
        """The next 16 bits."""
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        """The 16 bits after those, with the version."""
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        """The 8 bits with the variant."""
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        """The 8 bits after those."""
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        """The timestamp: since 1582 in steps of 100 nanoseconds, or since 1970 in milliseconds (version 7)."""
        high = self.time_hi_version & 0x0FFF
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | high
        if self.version == 7:
            return self.int >> 80
        return high << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        """The 14 bits that tell apart what was made at the same time."""
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def node(self):
        """The last 48 bits."""
        return self.int & 0xFFFFFFFFFFFF

    @property
    def hex(self):
        """The 32 hexadecimal digits."""
        return f'{self.int:032x}'

    @property
    def urn(self):
        """The identifier as a uniform resource name."""
        return f'urn:uuid:{self}'

    @property
    def variant(self):
        """Who says what the bits mean."""
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        if not self.int & 0x2000 << 48:
            return RESERVED_MICROSOFT
        return RESERVED_FUTURE

    @property
    def version(self):
        """The version, for identifiers of the usual variant."""
        return self.int >> 76 & 15 if self.variant == RFC_4122 else None


_node = None


def _is_universal(address: int) -> bool:
    return not address >> 41 & 1


def _interface_getnode() -> int | None:
    """The hardware address of an interface of the network, preferably one given by its maker."""
    local = None
    try:
        interfaces = sorted(os.listdir('/sys/class/net'))
    except OSError:
        return None
    for interface in interfaces:
        try:
            with open(f'/sys/class/net/{interface}/address', encoding='ascii') as file:
                address = int(file.read().strip().replace(':', ''), 16)
        except (OSError, ValueError):
            continue
        if not 0 < address < 1 << 48:
            continue
        if _is_universal(address):
            return address
        local = local or address
    return local


def _command_getnode(command: str, arguments: list, keywords: tuple) -> int | None:
    # The address that a program for the administration of the network prints behind one of the words.
    import shutil
    path = shutil.which(command) or shutil.which(command, path='/sbin:/usr/sbin')
    if path is None:
        return None
    import subprocess
    try:
        ended = subprocess.run([path, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env={**os.environ, 'LC_ALL': 'C'})
    except OSError:
        return None
    local = None
    for line in ended.stdout.splitlines():
        words = line.lower().split()
        for word, address in zip(words, words[1:]):
            if word not in keywords or address.count(b':') != 5:
                continue
            try:
                number = int(address.replace(b':', b''), 16)
            except ValueError:
                continue
            if number and _is_universal(number):
                return number
            local = local or number or None
    return local


def _ifconfig_getnode() -> int | None:
    """The address that `ifconfig` tells."""
    return _command_getnode('ifconfig', ['-a'], (b'hwaddr', b'ether', b'address:', b'lladdr'))


def _ip_getnode() -> int | None:
    """The address that `ip` tells."""
    return _command_getnode('ip', ['link'], (b'link/ether',))


def _random_getnode() -> int:
    """A random address, with the bit of addresses of groups, which no hardware has."""
    return int.from_bytes(os.urandom(6)) | 1 << 40


# What other systems have to be asked by.
_arp_getnode = _lanscan_getnode = _netstat_getnode = _unix_getnode = _windll_getnode = None

_GETTERS = [_interface_getnode, _ip_getnode, _ifconfig_getnode]


def getnode() -> int:
    """Return a hardware address of this machine as a number of 48 bits; a random one, if it has none."""
    global _node
    if _node is None:
        for getter in [*_GETTERS, _random_getnode]:
            try:
                address = getter()
            except Exception:
                continue
            if address is not None and 0 <= address < 1 << 48:
                _node = address
                break
    return _node


_last_timestamp = None
_last_timestamp_v6 = None
_last_timestamp_v7 = None
_last_counter_v7 = 0


def _random_bits(count: int) -> int:
    return int.from_bytes(os.urandom((count + 7) // 8)) & (1 << count) - 1


def uuid1(node=None, clock_seq=None) -> UUID:
    """Make an identifier of the time, a number that tells apart what is made at once, and this machine."""
    global _last_timestamp
    timestamp = time.time_ns() // 100 + _REFORM_TO_EPOCH
    if _last_timestamp is not None and timestamp <= _last_timestamp:
        timestamp = _last_timestamp + 1
    _last_timestamp = timestamp
    if clock_seq is None:
        clock_seq = _random_bits(14)
    if node is None:
        node = getnode()
    fields = (
        timestamp & 0xFFFFFFFF, timestamp >> 32 & 0xFFFF, timestamp >> 48 & 0x0FFF,
        clock_seq >> 8 & 0x3F, clock_seq & 0xFF, node,
    )
    return UUID(fields=fields, version=1)


def _of_name(namespace: UUID, name, hasher: str, version: int) -> UUID:
    import hashlib
    if isinstance(name, str):
        name = name.encode('utf-8')
    digest = hashlib.new(hasher, namespace.bytes + name, usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace: UUID, name) -> UUID:
    """Make an identifier of a name in a namespace, by MD5."""
    return _of_name(namespace, name, 'md5', 3)


def uuid4() -> UUID:
    """Make a random identifier."""
    return UUID._made(int.from_bytes(os.urandom(16)) & ~_FLAG_BITS | _flags(4))


def uuid5(namespace: UUID, name) -> UUID:
    """Make an identifier of a name in a namespace, by SHA-1."""
    return _of_name(namespace, name, 'sha1', 5)


def uuid6(node=None, clock_seq=None) -> UUID:
    """Make an identifier as uuid1() does, with the timestamp in an order that sorts."""
    global _last_timestamp_v6
    timestamp = time.time_ns() // 100 + _REFORM_TO_EPOCH
    if _last_timestamp_v6 is not None and timestamp <= _last_timestamp_v6:
        timestamp = _last_timestamp_v6 + 1
    _last_timestamp_v6 = timestamp
    if clock_seq is None:
        clock_seq = _random_bits(14)
    if node is None:
        node = getnode()
    value = (timestamp >> 12 & 0xFFFFFFFFFFFF) << 80 | (timestamp & 0x0FFF) << 64
    value |= (clock_seq & 0x3FFF) << 48 | node & 0xFFFFFFFFFFFF
    return UUID._made(value | _flags(6))


def uuid7() -> UUID:
    """Make an identifier of the time in milliseconds, a counter and random bits; later ones sort later."""
    global _last_timestamp_v7, _last_counter_v7
    timestamp = time.time_ns() // 1_000_000
    counter = None
    if _last_timestamp_v7 is not None and timestamp <= _last_timestamp_v7:
        if timestamp < _last_timestamp_v7:
            # The clock was set back.
            timestamp = _last_timestamp_v7 + 1
        counter = _last_counter_v7 + 1
        if counter > 0x3FF_FFFF_FFFF:
            timestamp += 1
            counter = None
    if counter is None:
        # The highest bit is left free, so that the counter can go on for a while.
        counter, tail = divmod(int.from_bytes(os.urandom(10)) & (1 << 73) - 1, 1 << 32)
    else:
        tail = int.from_bytes(os.urandom(4))
    _last_timestamp_v7 = timestamp
    _last_counter_v7 = counter
    value = (timestamp & 0xFFFF_FFFF_FFFF) << 80 | (counter >> 30 & 0xFFF) << 64
    value |= (counter & 0x3FFF_FFFF) << 32 | tail
    return UUID._made(value | _flags(7))


def uuid8(a=None, b=None, c=None) -> UUID:
    """Make an identifier of three fields of one's own, of 48, 12 and 62 bits; what is left out is random."""
    if a is None:
        a = _random_bits(48)
    if b is None:
        b = _random_bits(12)
    if c is None:
        c = _random_bits(62)
    value = (a & 0xFFFF_FFFF_FFFF) << 80 | (b & 0xFFF) << 64 | c & 0x3FFF_FFFF_FFFF_FFFF
    return UUID._made(value | _flags(8))


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')

NIL = UUID('00000000-0000-0000-0000-000000000000')
MAX = UUID('ffffffff-ffff-ffff-ffff-ffffffffffff')


def main() -> None:
    """Print identifiers, as the command line says."""
    import argparse
    makers = {'uuid1': uuid1, 'uuid3': uuid3, 'uuid4': uuid4, 'uuid5': uuid5, 'uuid6': uuid6, 'uuid7': uuid7,
              'uuid8': uuid8}
    namespaces = {'@dns': NAMESPACE_DNS, '@url': NAMESPACE_URL, '@oid': NAMESPACE_OID, '@x500': NAMESPACE_X500}
    parser = argparse.ArgumentParser(
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        description='Generate a UUID using the selected UUID function.', color=True)
    parser.add_argument('-u', '--uuid', choices=makers, default='uuid4', help='function to generate the UUID')
    parser.add_argument('-n', '--namespace', metavar=f'{{any UUID,{",".join(namespaces)}}}',
                        help='uuid3/uuid5 only: a UUID, or a well-known predefined UUID addressed by namespace name')
    parser.add_argument('-N', '--name', help='uuid3/uuid5 only: name used as part of generating the UUID')
    parser.add_argument('-C', '--count', metavar='NUM', type=int, default=1, help='generate NUM fresh UUIDs')
    options = parser.parse_args()
    make = makers[options.uuid]
    arguments = ()
    if options.uuid in ('uuid3', 'uuid5'):
        if not options.namespace or not options.name:
            parser.error(f'Incorrect number of arguments. {options.uuid} requires a namespace and a name. '
                         "Run 'python -m uuid -h' for more information.")
        try:
            arguments = namespaces.get(options.namespace) or UUID(options.namespace), options.name
        except ValueError as error:
            parser.error(f'{error}: {options.namespace!r}')
    for _ in range(options.count):
        print(make(*arguments))


if __name__ == '__main__':
    main()
