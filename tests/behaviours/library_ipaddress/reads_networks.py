"""Networks are read with prefixes and masks, and show their parts."""
import ipaddress

for value in ('1.2.3.0/24', '1.2.3.4', '10.0.0.0/255.0.0.0', '10.0.0.0/0.255.255.255', '0.0.0.0/0', '2001:db8::/32', '::/0', ('1.2.3.0', 24), 5, ('1.2.3.0', '255.255.255.0'), '10.0.0.0/08'):
    network = ipaddress.ip_network(value)
    print(repr(network), network.netmask, network.hostmask, network.broadcast_address, network.num_addresses, network.with_netmask, network.with_hostmask, network.exploded)
print(ipaddress.ip_network('1.2.3.4/24', strict=False))
