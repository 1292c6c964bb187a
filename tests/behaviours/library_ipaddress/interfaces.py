"""An interface is an address with its network."""
import ipaddress

for text in ('1.2.3.4/24', '1.2.3.4', '2001:db8::1/32', '::1'):
    interface = ipaddress.ip_interface(text)
    print(repr(interface), interface.ip, interface.network, interface.netmask, interface.hostmask, interface.with_prefixlen, interface.with_netmask, interface.exploded)
first, second = ipaddress.ip_interface('1.2.3.4/8'), ipaddress.ip_interface('1.2.3.5/8')
print(first < second, first == ipaddress.ip_address('1.2.3.4'), first == ipaddress.ip_interface('1.2.3.4/8'), first + 1, sorted([second, first]))
try:
    ipaddress.ip_interface('nothing')
except ValueError as error:
    print(error)
