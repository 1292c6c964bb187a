"""Addresses are counted up and down, and ordered within their version."""
import ipaddress

address = ipaddress.ip_address('1.2.3.4')
print(address + 5, address - 1, ipaddress.ip_address('::1') + 65535, address < address + 1, address == ipaddress.ip_address('::102:304'))
print(ipaddress.ip_address('fe80::1%1') == ipaddress.ip_address('fe80::1'), hash(address) == hash(ipaddress.ip_address('1.2.3.4')), max(address, address + 9))
for function in (lambda: address + (1 << 33), lambda: address - (1 << 33), lambda: address + 'x', lambda: address < ipaddress.ip_address('::'), lambda: address < 5):
    try:
        function()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
