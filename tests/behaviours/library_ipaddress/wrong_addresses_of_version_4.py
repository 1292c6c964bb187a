"""What is no address of version 4 is an error that says why."""
import ipaddress

for value in ('256.1.1.1', '1.2.3', '01.2.3.4', '1..2.3', 'a.b.c.d', '1.2.3.1234', '', ' 1.2.3.4', '1.2.3.4/24', '\u0663.2.3.4', -1, 1 << 32, b'abc', None):
    try:
        ipaddress.IPv4Address(value)
    except ipaddress.AddressValueError as error:
        print(error)
try:
    ipaddress.ip_address('nothing')
except ValueError as error:
    print(error)
