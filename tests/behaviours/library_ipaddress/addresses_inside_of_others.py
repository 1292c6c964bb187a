"""Addresses of version 6 can hold ones of version 4."""
import ipaddress

for text in ('::ffff:1.2.3.4', '2002:102:304::', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '::1'):
    address = ipaddress.IPv6Address(text)
    print(address, address.ipv4_mapped, address.sixtofour, address.teredo, address.scope_id)
print(ipaddress.IPv4Address('1.2.3.4').ipv6_mapped, ipaddress.IPv6Address('fe80::1%2').scope_id)
print(ipaddress.ip_address('1.2.3.4').reverse_pointer, ipaddress.ip_address('2001:db8::1').reverse_pointer)
