"""address_exclude() yields what is left of a network."""
import ipaddress

network = ipaddress.ip_network('192.0.2.0/28')
print(list(network.address_exclude(ipaddress.ip_network('192.0.2.1/32'))))
print(list(network.address_exclude(ipaddress.ip_network('192.0.2.8/30'))), list(network.address_exclude(network)))
for other in ('10.0.0.0/8', '::/0'):
    try:
        list(network.address_exclude(ipaddress.ip_network(other)))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
