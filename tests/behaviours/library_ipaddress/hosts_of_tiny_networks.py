"""The hosts of a network are an iterator, for the smallest networks too."""
import ipaddress

for text in ('10.0.0.0/30', '10.0.0.0/31', '10.0.0.0/32', 'fe::/126', 'fe::/127', 'fe::/128'):
    hosts = ipaddress.ip_network(text).hosts()
    print(iter(hosts) is hosts, [str(host) for host in hosts])
