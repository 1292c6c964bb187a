"""A network is a sequence of its addresses, some of which are those of hosts."""
import ipaddress

network = ipaddress.ip_network('192.0.2.0/29')
print(list(network.hosts()), network[0], network[-1], len(list(network)))
print(ipaddress.ip_address('192.0.2.3') in network, ipaddress.ip_address('192.0.2.9') in network, ipaddress.ip_address('::') in network)
for text in ('192.0.2.0/31', '192.0.2.1/32', '::/126', '::/127', '::1/128'):
    print(text, list(ipaddress.ip_network(text).hosts()))
for index in (8, -9):
    try:
        network[index]
    except IndexError as error:
        print(error)
