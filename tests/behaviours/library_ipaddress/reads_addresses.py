"""Addresses are read from text, numbers and octets, in the version that takes them."""
import ipaddress

for value in ('1.2.3.4', '::', '::1', '1::', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', 'fe80::1%eth0', '2001:DB8::A', '1:0:0:2:0:0:0:3',
              '1:0:0:2::', 0, 1 << 32, b'\1\2\3\4', bytes(16)):
    address = ipaddress.ip_address(value)
    print(repr(address), int(address), address.packed, address.exploded, address.version)
