"""What is no address of version 6 is an error that says why."""
import ipaddress

for value in ('1:2:3', '1:2:3:4:5:6:7:8:9', '::1::2', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:', '12345::', 'g::', '::1.2.3.999', '1:2:3:4::5:6:7:8', 'fe80::1%',
              'fe80::1%a%b', '', '::/0', '1.2.3.4', -1, 1 << 128, b'abc', ':' * 46, 'a' * 120):
    try:
        ipaddress.IPv6Address(value)
    except ipaddress.AddressValueError as error:
        print(error)
