"""Ranges of addresses become networks, and networks become fewer."""
import ipaddress
from ipaddress import collapse_addresses, ip_address, ip_network, summarize_address_range

print(list(summarize_address_range(ip_address('192.0.2.0'), ip_address('192.0.2.130'))), list(summarize_address_range(ip_address(0), ip_address((1 << 32) - 1))))
print(list(collapse_addresses([ip_network('192.0.2.0/25'), ip_network('192.0.2.128/25')])), list(collapse_addresses([])))
print(list(collapse_addresses([ip_address('1.1.1.0'), ip_address('1.1.1.1'), ip_network('1.1.1.2/31'), ip_address('1.1.1.1')])))
print(list(collapse_addresses([ip_network('10.0.0.0/8'), ip_network('10.1.0.0/16')])))
for function in (
    lambda: list(summarize_address_range(ip_address('::'), ip_address('1.1.1.1'))), lambda: list(summarize_address_range(ip_address(5), ip_address(4))),
    lambda: list(summarize_address_range(ip_network('::/0'), ip_network('::/0'))), lambda: list(collapse_addresses([ip_address(1), ip_address('::')])),
):
    try:
        function()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sorted([ip_network('1.0.0.0/8'), ip_address('2.0.0.0'), ip_network('::/0'), ip_address('::1')], key=ipaddress.get_mixed_type_key))
